-- Schema 3: what reports can be recognised by as copies of others, and which are. All of it follows from the reports.

-- A report's fingerprint (MessagePack), and the wire service that it credits.
CREATE TABLE fingerprint (
    report INTEGER PRIMARY KEY REFERENCES report (key),
    credit TEXT,
    print BLOB NOT NULL
) STRICT;

-- Numbers that reports share which may be alike.
CREATE TABLE trace (
    number INTEGER NOT NULL,
    report INTEGER NOT NULL,
    PRIMARY KEY (number, report)
) STRICT, WITHOUT ROWID;

-- Two reports with one origin, each pair once: how that is known, how much of the smaller is in the
-- other, and how much alike they are.
CREATE TABLE kin (
    report INTEGER NOT NULL,
    other INTEGER NOT NULL,
    how TEXT NOT NULL,
    share REAL NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (report, other)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER fingerprint_is_not_changed BEFORE UPDATE ON fingerprint
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER fingerprint_is_not_deleted BEFORE DELETE ON fingerprint
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER trace_is_not_changed BEFORE UPDATE ON trace
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER trace_is_not_deleted BEFORE DELETE ON trace
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER kin_is_not_changed BEFORE UPDATE ON kin
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER kin_is_not_deleted BEFORE DELETE ON kin
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER fingerprint_is_not_replaced BEFORE INSERT ON fingerprint
WHEN EXISTS (SELECT 1 FROM fingerprint WHERE report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER kin_is_not_replaced BEFORE INSERT ON kin
WHEN EXISTS (SELECT 1 FROM kin WHERE report = NEW.report AND other = NEW.other)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
