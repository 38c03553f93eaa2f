-- The words of every message, folded (store/fold.h), by the message's id. `place`: r<room>, and f where there is a file, so that
-- one question to the index answers "this word in these rooms". It keeps no text: the messages do.
CREATE VIRTUAL TABLE message_words USING fts5(words, place, content='', detail=column, columnsize=0, prefix='2 3');
-- What was stored before this table was made is entered when the file is next opened.
INSERT INTO meta SELECT 'words_missing', 1 WHERE EXISTS (SELECT 1 FROM messages);
