-- The time of the last message that the deployed site told of when this room was last read whole, in ms; 0: never.
ALTER TABLE rooms ADD COLUMN whole_at INTEGER NOT NULL DEFAULT 0;
