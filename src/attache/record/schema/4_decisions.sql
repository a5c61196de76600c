-- Schema 4: what the things on record are called, and which of them a user has said to be one, or not.

-- What claims call a thing, and since which report that is known: `value` is a `Called` as JSON. A row is added only
-- where no report known earlier calls the thing so; it follows from the claims.
CREATE TABLE called (
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    known_by TEXT NOT NULL,
    PRIMARY KEY (sort, id, value, known_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX called_by_id ON called (id);

-- What users decided, in order: of two decisions about one pair the later one holds. `name` is set where mentions of
-- `first` that go by this name are told apart as `second`. `made` is ISO 8601, UTC.
CREATE TABLE decision (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict TEXT NOT NULL CHECK (verdict IN ('merge', 'split')),
    first TEXT NOT NULL,
    second TEXT NOT NULL CHECK (second <> first),
    name TEXT,
    reason TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;

CREATE TRIGGER called_is_not_changed BEFORE UPDATE ON called
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER called_is_not_deleted BEFORE DELETE ON called
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_is_not_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_is_not_replaced BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
