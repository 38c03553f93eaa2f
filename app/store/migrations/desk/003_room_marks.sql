-- What the person said of a room, on this machine. archived_up_to, no_reply_up_to: the newest message then, 0: not said,
-- -1: said before the first message was known.
CREATE TABLE room_marks (
    room_id INTEGER PRIMARY KEY,
    pinned INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    archived_up_to INTEGER NOT NULL,
    unread_mark INTEGER NOT NULL,
    no_reply_up_to INTEGER NOT NULL
);
