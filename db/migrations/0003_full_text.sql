-- Words, Vietnamese syllables without marks and Hangul bigrams, folded by search/vocabulary/normalise.
CREATE VIRTUAL TABLE `search_words` USING fts5(`title`, `body`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
--> statement-breakpoint
-- Substrings of three characters and more.
CREATE VIRTUAL TABLE `search_substrings` USING fts5(`text`, content='', contentless_delete=1, tokenize='trigram');
--> statement-breakpoint
-- The vocabulary of the words table, for suggestions and for the rarity of a word.
CREATE VIRTUAL TABLE `search_vocabulary` USING fts5vocab('search_words', 'row');
--> statement-breakpoint
CREATE TRIGGER `search_documents_gone` AFTER DELETE ON `search_documents`
BEGIN
  DELETE FROM `search_words` WHERE `rowid` = OLD.`seq`;
  DELETE FROM `search_substrings` WHERE `rowid` = OLD.`seq`;
END;
