-- Schema 2: full-text search. The index keeps no copy of the text, which lies in `block`.
CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
