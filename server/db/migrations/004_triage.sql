-- Support cases as the staff's work (PROTOCOL.md, `triage`). opened_at NULL: nobody wrote yet, so there is no case.
-- staff_cursor: the highest change only staff may know of; desk_rooms.cursor stays what everybody in the room may know.
ALTER TABLE desk_support ADD COLUMN opened_at DATETIME NULL;
ALTER TABLE desk_support ADD COLUMN reopened_at DATETIME NULL;
ALTER TABLE desk_support ADD COLUMN resolved_at DATETIME NULL;
ALTER TABLE desk_support ADD COLUMN moved_at DATETIME NULL;
ALTER TABLE desk_support ADD COLUMN assignee_id INTEGER NULL;
ALTER TABLE desk_support ADD COLUMN lease_until DATETIME NULL;
ALTER TABLE desk_support ADD COLUMN staff_cursor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk_changes ADD COLUMN staff_only BOOL NOT NULL DEFAULT 0;
INSERT INTO desk_support (room_id, state)
    SELECT id, iif(is_active, 'open', 'resolved') FROM chat_rooms
    WHERE room_type = 'publisher_admin' AND id NOT IN (SELECT room_id FROM desk_support);
UPDATE desk_support SET
    opened_at = (SELECT min(created_at) FROM chat_messages m WHERE m.room_id = desk_support.room_id),
    moved_at = (SELECT updated_at FROM chat_rooms r WHERE r.id = desk_support.room_id);
UPDATE desk_support SET resolved_at = moved_at, waiting_since = NULL WHERE state = 'resolved';
UPDATE desk_support SET waiting_since = opened_at WHERE state = 'waiting' AND waiting_since IS NULL;
CREATE INDEX desk_support_waiting ON desk_support (waiting_since, room_id, assignee_id)
    WHERE state = 'waiting' AND opened_at IS NOT NULL;
CREATE INDEX desk_support_open ON desk_support (moved_at, room_id) WHERE state = 'open' AND opened_at IS NOT NULL;
CREATE INDEX desk_support_resolved ON desk_support (resolved_at, room_id) WHERE state = 'resolved' AND opened_at IS NOT NULL;
CREATE INDEX desk_support_assignee ON desk_support (assignee_id) WHERE assignee_id IS NOT NULL;
-- Who did what, private notes among it. user_id NULL: the server. after_id: the room's newest message then.
CREATE TABLE desk_case_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id INTEGER NOT NULL REFERENCES chat_rooms (id),
    kind TEXT NOT NULL,
    user_id INTEGER NULL,
    to_id INTEGER NULL,
    text TEXT NOT NULL DEFAULT '',
    at DATETIME NOT NULL,
    after_id INTEGER NOT NULL DEFAULT 0,
    nonce BLOB NULL
);
CREATE INDEX desk_case_log_room ON desk_case_log (room_id);
CREATE UNIQUE INDEX desk_case_log_nonce ON desk_case_log (room_id, user_id, nonce) WHERE nonce IS NOT NULL;
-- Each time a publisher waited; how: reply, no_reply, resolve. ended_at NULL: he waits.
CREATE TABLE desk_waits (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    began_at DATETIME NOT NULL,
    ended_at DATETIME NULL,
    ended_by INTEGER NULL,
    how TEXT NULL,
    is_first BOOL NOT NULL
);
CREATE INDEX desk_waits_room ON desk_waits (room_id);
CREATE INDEX desk_waits_ended ON desk_waits (ended_at);
INSERT INTO desk_waits (room_id, category, began_at, is_first)
    SELECT room_id, category, waiting_since,
        NOT EXISTS (SELECT 1 FROM chat_messages m JOIN chat_rooms r ON r.id = m.room_id
                    WHERE m.room_id = desk_support.room_id AND m.sender_id <> r.publisher_id)
    FROM desk_support WHERE state = 'waiting' AND opened_at IS NOT NULL;
-- opened_at: when the case was opened, or opened again. macro: by a team reply that resolves.
CREATE TABLE desk_resolutions (
    id INTEGER PRIMARY KEY,
    room_id INTEGER NOT NULL,
    category TEXT NOT NULL,
    opened_at DATETIME NOT NULL,
    resolved_at DATETIME NOT NULL,
    by_id INTEGER NOT NULL,
    macro BOOL NOT NULL
);
CREATE INDEX desk_resolutions_at ON desk_resolutions (resolved_at);
-- Team replies; the texts are in their own table, in their order.
CREATE TABLE desk_replies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    category TEXT NOT NULL,
    resolves BOOL NOT NULL,
    updated_by INTEGER NOT NULL,
    updated_at DATETIME NOT NULL
);
CREATE TABLE desk_reply_texts (
    reply_id INTEGER NOT NULL REFERENCES desk_replies (id),
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (reply_id, place)
) WITHOUT ROWID;
