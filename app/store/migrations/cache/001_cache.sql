-- What the site told us: can be deleted at any time and rebuilt. Times are UTC milliseconds, 0: unknown.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    is_staff INTEGER NULL,
    is_superuser INTEGER NULL
);
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    type INTEGER NOT NULL,
    publisher_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    ad_id INTEGER NOT NULL,
    ad_title TEXT NOT NULL,
    has_last INTEGER NOT NULL,
    last_text TEXT NOT NULL,
    last_sender TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    is_active INTEGER NOT NULL,
    last_message_id INTEGER NOT NULL,
    my_read_up_to INTEGER NOT NULL,
    their_read_up_to INTEGER NOT NULL,
    cursor INTEGER NOT NULL,
    has_support INTEGER NOT NULL,
    support_state TEXT NOT NULL,
    support_category TEXT NOT NULL,
    support_subject TEXT NOT NULL,
    assignee_id INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    synced_to INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    sender_id INTEGER NOT NULL,
    sender_name TEXT NOT NULL,
    role INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    is_read INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    file_url TEXT NULL,
    file_name TEXT NULL,
    file_bytes INTEGER NULL,
    file_type TEXT NULL,
    nonce BLOB NULL
);
-- (room, id) order for paging: the rowid is the last column of every index.
CREATE INDEX messages_room ON messages (room_id);
CREATE INDEX messages_nonce ON messages (nonce) WHERE nonce IS NOT NULL;
-- Messages of the room with after_id < id < before_id may be missing here.
CREATE TABLE holes (
    room_id INTEGER NOT NULL,
    after_id INTEGER NOT NULL,
    before_id INTEGER NOT NULL,
    PRIMARY KEY (room_id, after_id)
) WITHOUT ROWID;
CREATE TABLE ads (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    description TEXT NOT NULL,
    price TEXT NOT NULL,
    is_negotiable INTEGER NOT NULL,
    images TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
