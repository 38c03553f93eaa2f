-- Which messages of a room can hold a price, a link, a file: a look at a conversation's prices reads no other message.
-- The terms stand word for word in statements_finds, which names these indexes.
CREATE INDEX messages_numbers ON messages (room_id) WHERE text GLOB '*[0-9٠-٩۰-۹]*';
CREATE INDEX messages_links ON messages (room_id) WHERE text GLOB '*://*' OR text GLOB '*[wW][wW][wW].*' OR text GLOB '*@*';
CREATE INDEX messages_files ON messages (room_id) WHERE file_url IS NOT NULL;
