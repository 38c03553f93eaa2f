CREATE TABLE quick_replies (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    shortcut TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
-- written_at also tells a note's row from a draft's when a damaged file is read leaf by leaf: a note must never be sent.
CREATE TABLE notes (
    room_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL
);
