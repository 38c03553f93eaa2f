-- SQLite's pages have no sums: what has changed on the disk under a row is not sent in somebody's name.
ALTER TABLE outbox ADD COLUMN row_sum INTEGER NULL;
