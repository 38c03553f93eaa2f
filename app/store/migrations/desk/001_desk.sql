-- What only this machine knows: never deleted but by the person. Times are UTC milliseconds, 0: unknown.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    file_path TEXT NOT NULL,
    nonce BLOB NOT NULL,
    dialect INTEGER NOT NULL,
    state INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempted_at INTEGER NOT NULL,
    floor INTEGER NOT NULL,
    error_code INTEGER NULL,
    error_detail TEXT NULL,
    error_status INTEGER NULL
);
CREATE TABLE drafts (
    room_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
);
-- sent_up_to: what the site has confirmed.
CREATE TABLE read_marks (
    room_id INTEGER PRIMARY KEY,
    up_to INTEGER NOT NULL,
    sent_up_to INTEGER NOT NULL
);
-- Messages of the site that settled an outbox row without a nonce: none settles a second one.
CREATE TABLE claims (
    message_id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    outbox_id INTEGER NOT NULL
);
