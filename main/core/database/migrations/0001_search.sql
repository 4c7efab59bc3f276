-- The index keeps words, not texts: contentless, so that no third copy of every note lies in the file.
CREATE VIRTUAL TABLE searchText USING fts5(
  body,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
--> statement-breakpoint
-- Names apart from texts: a name is looked up with every key pressed, and must not wade through notes.
CREATE VIRTUAL TABLE searchName USING fts5(
  body,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);
