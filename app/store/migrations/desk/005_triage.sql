-- Notes on cases that the server has not answered yet. The nonce in front tells them from everything that is sent as a message,
-- also when a damaged file is read leaf by leaf: a note must never reach a publisher.
CREATE TABLE case_notes (
    id INTEGER PRIMARY KEY,
    nonce BLOB NOT NULL UNIQUE,
    room_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    after_id INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    error_code INTEGER NULL,
    error_detail TEXT NULL
);
-- What is to be done with a case when these messages (16 bytes of nonce each) are stored at the server.
CREATE TABLE case_orders (
    id INTEGER PRIMARY KEY,
    nonces BLOB NOT NULL,
    room_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    resolves INTEGER NOT NULL,
    reason TEXT NOT NULL,
    written_at INTEGER NOT NULL
);
