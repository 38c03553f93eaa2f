-- Support cases as their staff see them. case_log: who did what, by the server's own numbers; after_id: the message it stands behind.
ALTER TABLE rooms ADD COLUMN case_opened_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN lease_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN resolved_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN notes_more INTEGER NOT NULL DEFAULT 0;
CREATE TABLE case_log (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    after_id INTEGER NOT NULL,
    nonce BLOB NULL
);
CREATE INDEX case_log_room ON case_log (room_id);
-- texts: between record separators (U+001E).
CREATE TABLE team_replies (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    texts TEXT NOT NULL,
    category TEXT NOT NULL,
    resolves INTEGER NOT NULL,
    updated_by INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
