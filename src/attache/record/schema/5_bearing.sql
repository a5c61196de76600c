-- Schema 5: what a question about one country needs, found without reading the rest. All of it follows from the claims.

-- Which presence claims may put a force into a country: those that name it as a place or an origin, or whose recipients
-- it is. `land` is the symbol of the country.
CREATE TABLE hosted (
    land INTEGER NOT NULL REFERENCES symbol (key),
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (land, report, position)
) STRICT, WITHOUT ROWID;

-- Numbers that claims share which may tell one event, or speak of one agreement; `land` is the symbol of the country
-- where it happens, 0 where the claim does not tell.
CREATE TABLE tie (
    number INTEGER NOT NULL,
    land INTEGER NOT NULL,
    report INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (number, land, report, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX kin_by_other ON kin (other);
CREATE INDEX called_by_country ON called (sort, json_extract(value, '$.place.country'), id);

CREATE TRIGGER hosted_is_not_changed BEFORE UPDATE ON hosted
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER hosted_is_not_deleted BEFORE DELETE ON hosted
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER tie_is_not_changed BEFORE UPDATE ON tie
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER tie_is_not_deleted BEFORE DELETE ON tie
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
