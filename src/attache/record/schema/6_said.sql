-- Schema 6: each claim by itself, so that a question reads no more than what it asks for; and finer ties.

-- A claim as it was added: MessagePack under zlib with a preset dictionary, see `blocks`. All claims of a report in one
-- block took less room, and as long to unpack for one claim as for all of them.
CREATE TABLE said (
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    claim BLOB NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER said_is_not_changed BEFORE UPDATE ON said
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER said_is_not_deleted BEFORE DELETE ON said
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER said_is_not_replaced BEFORE INSERT ON said
WHEN EXISTS (SELECT 1 FROM said WHERE report = NEW.report AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

-- As in schema 5; its numbers now tell who did it from whom it was done to.
DROP TABLE tie;
CREATE TABLE tie (
    number INTEGER NOT NULL,
    land INTEGER NOT NULL,
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (number, land, report, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tie_is_not_changed BEFORE UPDATE ON tie
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER tie_is_not_deleted BEFORE DELETE ON tie
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
