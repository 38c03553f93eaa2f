-- What PROTOCOL.md adds to the site, in tables of our own.
CREATE TABLE desk_meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO desk_meta (key, value)
    SELECT 'database', lower(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-a' || substr(h, 18, 3) || '-' || substr(h, 21, 12))
    FROM (SELECT hex(randomblob(16)) AS h);
-- (room, id) order for paging: the rowid is the last column of every index.
CREATE INDEX desk_messages_room ON chat_messages (room_id);
-- One row for each room. No row: a room the site made; nobody is its maker, its cursor is 0.
CREATE TABLE desk_rooms (
    room_id INTEGER NOT NULL PRIMARY KEY REFERENCES chat_rooms (id),
    maker_id INTEGER NOT NULL DEFAULT 0,
    last_message_id INTEGER NOT NULL DEFAULT 0,
    cursor INTEGER NOT NULL DEFAULT 0
);
-- One row for each thing that changed a room for somebody; kind: message, read, archive, resolve, reopen.
CREATE TABLE desk_changes (
    seq INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message_id INTEGER NULL
);
-- scope: the room, or 0 for publisher/support/create/. Never expires.
CREATE TABLE desk_nonces (
    scope INTEGER NOT NULL,
    sender_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    message_id INTEGER NOT NULL,
    room_id INTEGER NOT NULL,
    PRIMARY KEY (scope, sender_id, nonce)
) WITHOUT ROWID;
CREATE INDEX desk_nonces_message ON desk_nonces (message_id);
CREATE TABLE desk_reads (
    room_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (room_id, user_id)
) WITHOUT ROWID;
-- The case behind a publisher_admin room; state: waiting (for staff), open, resolved.
CREATE TABLE desk_support (
    room_id INTEGER NOT NULL PRIMARY KEY REFERENCES chat_rooms (id),
    subject TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT 'other',
    state TEXT NOT NULL DEFAULT 'waiting',
    waiting_since DATETIME NULL
);
CREATE TABLE desk_attachments (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES chat_messages (id),
    token TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    type TEXT NOT NULL
);
CREATE TABLE desk_notifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    notification_type TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    link TEXT NOT NULL DEFAULT '',
    is_read BOOL NOT NULL DEFAULT 0,
    created_at DATETIME NOT NULL
);
CREATE INDEX desk_notifications_user ON desk_notifications (user_id, is_read);
-- Bearer tokens of POST /api/auth/token/, only as SHA-256.
CREATE TABLE desk_tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    user_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    expires DATETIME NOT NULL
) WITHOUT ROWID;
