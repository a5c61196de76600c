-- Schema 1: reports, their claims, and who and what the claims mention. All of it is append-only.

-- Strings that many rows share, kept once.
CREATE TABLE symbol (
    key INTEGER PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('kind', 'country', 'party', 'speaker', 'place')),
    text TEXT NOT NULL,
    UNIQUE (role, text)
) STRICT;

-- One row a report: what lists and filters ask for. The report itself lies in `block`. Days are ISO 8601.
-- A report is known by the last day on which it may have been published; '~' sorts after every day.
CREATE TABLE report (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    outlet TEXT,
    title TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    how TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    source TEXT,
    known_by TEXT NOT NULL GENERATED ALWAYS AS (coalesce(latest, '~')) VIRTUAL
) STRICT;

CREATE INDEX report_in_order ON report (known_by, id);

-- The report and its claims as they were added: MessagePack under zlib. The claims of a report repeat its sentences and
-- names, so that one block for all of them takes a fifth of the room that a block for each would.
CREATE TABLE block (
    report INTEGER PRIMARY KEY REFERENCES report (key),
    content BLOB NOT NULL,
    claims BLOB NOT NULL
) STRICT;

-- Where to find a claim: the report, and the position in the report's block.
CREATE TABLE claim (
    report INTEGER NOT NULL REFERENCES report (key),
    position INTEGER NOT NULL CHECK (position >= 0),
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL REFERENCES symbol (key),
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- Which claims mention a country, a party, a speaker or a place.
CREATE TABLE mention (
    symbol INTEGER NOT NULL REFERENCES symbol (key),
    kind INTEGER NOT NULL REFERENCES symbol (key),
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (symbol, kind, report, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER symbol_is_not_changed BEFORE UPDATE ON symbol
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER symbol_is_not_deleted BEFORE DELETE ON symbol
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER symbol_is_not_replaced BEFORE INSERT ON symbol
WHEN EXISTS (SELECT 1 FROM symbol WHERE key = NEW.key OR (role = NEW.role AND text = NEW.text))
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

CREATE TRIGGER report_is_not_changed BEFORE UPDATE ON report
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER report_is_not_deleted BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER report_is_not_replaced BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE key = NEW.key OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

CREATE TRIGGER block_is_not_changed BEFORE UPDATE ON block
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER block_is_not_deleted BEFORE DELETE ON block
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER block_is_not_replaced BEFORE INSERT ON block
WHEN EXISTS (SELECT 1 FROM block WHERE report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

CREATE TRIGGER claim_is_not_changed BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_is_not_deleted BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_is_not_replaced BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR (report = NEW.report AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

CREATE TRIGGER mention_is_not_changed BEFORE UPDATE ON mention
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER mention_is_not_deleted BEFORE DELETE ON mention
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
