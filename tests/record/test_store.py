"""The store's contract: what goes in comes out, once, in one order, and is never changed."""

import datetime as dt
import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from attache.errors import InputError
from attache.model import (
    Actor,
    Agreement,
    Claim,
    Count,
    Event,
    Evidence,
    FuzzyDate,
    Money,
    Office,
    Place,
    Published,
    Report,
    Section,
    Separation,
    Speaker,
    Time,
)
from attache.record import ReportRow, Store

TEXT = "Troops reach Agadez\n\nThe garrison at Agadez grew in May. A spokesman in Niamey said “no comment” – çà et là."
OTHER = "Police closed the road from Zinder to Diffa on Monday. Nobody was hurt."
DAY = dt.date(2024, 5, 3)


def make_report(id: str = "r1", *, published: Published | None = None, **changes: Any) -> Report:
    base = Report(
        id=id,
        text=TEXT,
        sections=(Section("headline", 0, 19), Section("body", 21, len(TEXT), FuzzyDate.day(DAY))),
        title="Troops reach Agadez",
        url=f"https://example.org/{id}",
        outlet="Example",
        byline="A desk",
        credit="Reuters",
        published=Published(DAY, DAY, "metadata") if published is None else published,
        language="en",
        sha256="ab" * 32,
    )
    return msgspec.structs.replace(base, **changes)


def make_claim(id: str, report: str = "r1", start: int = 21, end: int = 33, **changes: Any) -> Claim:
    base = Claim(
        id=id,
        report=report,
        section="body",
        sentence="The garrison at Agadez grew in May.",
        start=start,
        end=end,
        quote=TEXT[start:end],
        kind="presence",
    )
    return msgspec.structs.replace(base, **changes)


FULL = make_claim(
    "c-full",
    action="reinforce",
    event=Event("MOBILIZE", "troops", ("military", "environment"), "152"),
    actors=(Actor("USA-MIL", "US forces", "USA", "MIL", "regular", "garrison"),),
    recipients=(Actor("person/abdourahamane-tiani", "Abdourahamane Tiani", "NER", "GOV"), Actor("x", "X")),
    place=Place("site/agadez", "Air Base 201", "NER", "Agadez", 16.95, 8.01, 1, "site"),
    origin=Place("TCD", "Chad", "TCD"),
    time=Time(dt.date(2024, 5, 1), dt.date(2024, 5, 31), 3, "in May"),
    until=Time(dt.date(2024, 9, 15), None, 4, "by mid-September"),
    count=Count(900, None, 1000, "~", "troops", "nearly 1,000", "part"),
    items=("drone", "Humvee"),
    money=Money(1e8, 1.1e8, None, ">=", "USD", "over $100 million"),
    separation=(Separation("RUS-MIL", "in another compound"),),
    consent="revoked",
    agreement=Agreement("status of forces", "defence"),
    office=Office("president", "MLI", "coup"),
    words="no comment",
    speaker=Speaker("person/spokesman", None, "spokesman", "FRA"),
    attribution="direct",
    modality="planned",
    polarity=False,
    confidence=0.1 + 0.2,
    why=("rule: garrison", "lexicon: grow"),
    evidence=(Evidence("actors.0", 21, 33, "head:named"), Evidence("time", 50, 56, "time.month")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a record, with? #odd% name.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def content(store: Store) -> tuple[list[ReportRow], list[Report], list[Claim]]:
    rows = store.reports()
    return rows, [store.report(row.id) for row in rows], list(store.claims())


# --- what goes in comes out ------------------------------------------------------------------------------------------


def test_the_full_claim_leaves_no_field_untried() -> None:
    bare = make_claim("c-full")
    given = {"id", "report", "section", "sentence", "start", "end", "quote", "kind"}
    same = {field for field in Claim.__struct_fields__ if getattr(FULL, field) == getattr(bare, field)}
    assert same == given


def test_round_trip_is_exact(store: Store) -> None:
    report, bare = make_report(), make_claim("c-bare", start=0, end=6)
    assert store.add(report, [FULL, bare], source="pages/agadez.html") is True
    assert store.has("r1") and not store.has("r2")
    assert store.report("r1") == report
    assert list(store.claims()) == [bare, FULL]
    assert store.claim("c-full") == FULL
    assert store.reports() == [
        ReportRow(
            id="r1",
            url="https://example.org/r1",
            outlet="Example",
            title="Troops reach Agadez",
            published=report.published,
            language="en",
            origin="oabababababababab",
            sha256="ab" * 32,
            claims=2,
        )
    ]


def test_round_trip_survives_closing(path: Path) -> None:
    with Store.open(path) as store:
        store.add(make_report(), [FULL])
        before = content(store)
    for readonly in (True, False):
        with Store.open(path, readonly=readonly) as store:
            assert content(store) == before


def test_adding_a_known_report_changes_nothing(store: Store) -> None:
    store.add(make_report(), [make_claim("c1")])
    before = content(store)
    assert store.add(make_report(), [make_claim("c1")]) is False
    assert store.add(make_report(title="Another title"), [make_claim("c2")]) is False
    assert content(store) == before
    assert store.search("another") == []


def test_a_report_without_claims_is_kept(store: Store) -> None:
    assert store.add(make_report(), []) is True
    assert store.reports()[0].claims == 0
    assert list(store.claims()) == []


def test_no_order_of_adding_shows(tmp_path: Path) -> None:
    days = [dt.date(2024, 5, 2), DAY, None]
    reports = [make_report(f"r{n}", published=Published(None, day)) for n, day in enumerate(days)]
    spans = [(21, 33), (0, 6), (21, 24)]
    claims = {r.id: [make_claim(f"{r.id}-{n}", r.id, *span) for n, span in enumerate(spans)] for r in reports}
    seen = []
    for number, order in enumerate(itertools.permutations(reports)):
        with Store.open(tmp_path / f"{number}.db") as store:
            for report in order:
                store.add(report, claims[report.id] if number % 2 else claims[report.id][::-1])
            seen.append(content(store))
    assert seen == [seen[0]] * 6
    assert [claim.id for claim in seen[0][2]] == [f"r{r}-{c}" for r in (0, 1, 2) for c in (1, 2, 0)]


@pytest.mark.parametrize(
    ("texts", "sha256", "origin"),
    [
        ((TEXT, TEXT), ("ab" * 32, "ab" * 32), 1),
        ((TEXT, TEXT), ("", ""), 1),
        ((TEXT, OTHER), ("ab" * 32, "cd" * 32), 2),
        ((TEXT, OTHER), ("", ""), 2),
    ],
)
def test_one_text_is_one_origin(store: Store, texts: tuple[str, str], sha256: tuple[str, str], origin: int) -> None:
    for number, (text, digest) in enumerate(zip(texts, sha256, strict=True)):
        sections = (Section("body", 0, len(text)),)
        store.add(make_report(f"r{number}", text=text, sections=sections, sha256=digest), [])
    assert len({row.origin for row in store.reports()}) == origin


# --- filters ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(store: Store) -> Store:
    usa, rus = Actor("USA-MIL", "US forces", "USA"), Actor("RUS-MIL", "Russian forces", "RUS")
    agadez, niamey = Place("site/agadez", "Agadez", "NER"), Place("town/niamey", "Niamey", "NER")
    store.add(
        make_report("r1", published=Published(dt.date(2024, 4, 1), dt.date(2024, 4, 30), "inferred")),
        [
            make_claim("a", start=0, end=6, actors=(usa,), place=agadez),
            make_claim("b", start=7, end=12, kind="event", actors=(rus,), recipients=(usa,), place=niamey),
        ],
    )
    store.add(
        make_report("r2"),
        [
            make_claim("c", "r2", 0, 6, kind="office", office=Office("president", "MLI"), actors=(Actor("p/x", "X"),)),
            make_claim("d", "r2", 7, 12, kind="statement", speaker=Speaker("p/y", "Y", None, "USA")),
            make_claim("e", "r2", 13, 19, actors=(rus,), origin=Place("MLI", "Mali", "MLI")),
        ],
    )
    store.add(make_report("r3", published=Published()), [make_claim("f", "r3", 0, 6, actors=(usa,))])
    return store


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "abcdef"),
        ({"kinds": ["presence"]}, "aef"),
        ({"kinds": ["office", "event"]}, "bc"),
        ({"kinds": ["agreement"]}, ""),
        ({"kinds": []}, ""),
        ({"report": "r2"}, "cde"),
        ({"report": "r9"}, ""),
        ({"country": "USA"}, "abdf"),
        ({"country": "NER"}, "ab"),
        ({"country": "MLI"}, "ce"),
        ({"country": "FRA"}, ""),
        ({"party": "USA"}, "abf"),
        ({"party": "RUS-MIL"}, "be"),
        ({"party": "NER"}, ""),
        ({"speaker": "p/y"}, "d"),
        ({"speaker": "p/x"}, ""),
        ({"place": "site/agadez"}, "a"),
        ({"place": "MLI"}, ""),
        ({"ids": ["e", "a", "e", "nobody"]}, "ae"),
        ({"ids": []}, ""),
        ({"country": "USA", "party": "RUS"}, "b"),
        ({"country": "USA", "kinds": ["presence"]}, "af"),
        ({"country": "MLI", "party": "RUS", "report": "r2", "kinds": ["presence"]}, "e"),
        ({"country": "NER", "ids": ["b", "c"]}, "b"),
        ({"country": "USA", "known": DAY}, "abd"),
        ({"known": dt.date(2024, 4, 29)}, ""),
        ({"known": dt.date(2024, 4, 30)}, "ab"),
        ({"known": dt.date(2024, 5, 2)}, "ab"),
        ({"known": DAY}, "abcde"),
        ({"known": dt.date.max}, "abcde"),
        ({"known": DAY, "ids": ["f", "c"]}, "c"),
    ],
)
def test_filters(filled: Store, filters: dict[str, Any], expected: str) -> None:
    assert "".join(claim.id for claim in filled.claims(**filters)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [(None, ["r1", "r2", "r3"]), (DAY, ["r1", "r2"]), (dt.date(2024, 4, 30), ["r1"]), (dt.date(2024, 4, 29), [])],
)
def test_reports_known_by_a_day(filled: Store, known: dt.date | None, expected: list[str]) -> None:
    assert [row.id for row in filled.reports(known)] == expected
    assert sorted(filled.search("garrison", known=known)) == expected


def test_what_is_found_is_fixed_at_the_call(filled: Store, path: Path) -> None:
    found = filled.claims(country="USA")
    with Store.open(path) as writer:
        writer.add(make_report("r0"), [make_claim("z", "r0", actors=(Actor("USA", "USA", "USA"),))])
    assert [claim.id for claim in found] == ["a", "b", "d", "f"]
    assert [claim.id for claim in filled.claims(country="USA")] == ["a", "b", "z", "d", "f"]


@pytest.mark.parametrize(
    ("beginning", "limit", "expected"),
    [
        ("", None, ["c-1", "c-10", "c-2", "d%"]),
        ("c", None, ["c-1", "c-10", "c-2"]),
        ("c", 2, ["c-1", "c-10"]),
        ("c-1", None, ["c-1", "c-10"]),
        ("c-10", None, ["c-10"]),
        ("c-100", None, []),
        ("%", None, []),
        ("C", None, []),
    ],
)
def test_ids_that_begin_so(store: Store, beginning: str, limit: int | None, expected: list[str]) -> None:
    store.add(make_report(), [make_claim(id) for id in ("c-2", "d%", "c-10", "c-1")])
    assert store.claim_ids(beginning, limit=limit) == expected


# --- search ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("garrison", {"r1", "r2"}),
        ("GARRISONS", {"r1", "r2"}),
        ("ca et la", {"r1", "r2"}),
        ('"garrison at Agadez"', {"r1", "r2"}),
        ('"Agadez garrison"', set()),
        ("title:accord", {"r2"}),
        ("garrison NOT accord", {"r1"}),
        ("acc*", {"r2"}),
        ("zeppelin", set()),
    ],
)
def test_search(store: Store, query: str, expected: set[str]) -> None:
    store.add(make_report("r1"), [])
    store.add(make_report("r2", title="An accord"), [])
    assert set(store.search(query)) == expected


def test_search_puts_the_best_first_and_stops_at_the_limit(store: Store) -> None:
    store.add(
        make_report("r1", title="Weather", text="A ceasefire, and rain, and wind, and a match that was put off."), []
    )
    store.add(make_report("r2", title="Ceasefire", text="The ceasefire holds. A ceasefire at last."), [])
    assert store.search("ceasefire") == ["r2", "r1"]
    assert store.search("ceasefire", limit=1) == ["r2"]


@pytest.mark.parametrize("query", ['"', "foo-bar", "nowhere:word", "AND", "", "a OR", "(", "*"])
def test_a_query_that_cannot_be_read(store: Store, query: str) -> None:
    with pytest.raises(InputError, match="cannot search for"):
        store.search(query)


# --- never changed ---------------------------------------------------------------------------------------------------


CHANGES = [
    f"{verb} {table}"
    for table in ("symbol", "report", "block", "claim", "mention", "fingerprint", "trace", "hosted", "said")
    for verb in ("UPDATE", "DELETE")
]
# A mention, a trace and a host are all key.
REPLACEMENTS = [f"REPLACE {table}" for table in ("symbol", "report", "block", "claim", "fingerprint", "said")]


@pytest.mark.parametrize("change", CHANGES + REPLACEMENTS)
def test_what_is_stored_is_not_changed(store: Store, path: Path, change: str) -> None:
    store.add(make_report(), [FULL])
    before = content(store)
    outside = sqlite3.connect(path)
    verb, table = change.split()
    columns = [row[1] for row in outside.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(columns)
    statement = {
        "UPDATE": f"UPDATE {table} SET {columns[-1]} = {columns[-1]}",
        "DELETE": f"DELETE FROM {table}",
        "REPLACE": f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}",
    }[verb]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        outside.execute(statement)
    outside.close()
    assert content(store) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO symbol (role, text) VALUES ('country', x'00')",
        "INSERT INTO symbol (role, text) VALUES ('colour', 'red')",
        "INSERT INTO report (id, title, how, language, sha256, claims) VALUES ('r', 't', 'text', 'en', '', 'many')",
        "INSERT INTO report (id, title, how, language, sha256, claims) VALUES ('r', 't', 'text', 'en', '', -1)",
        "INSERT INTO report (id, title, how, language, sha256, claims) VALUES ('r', NULL, 'text', 'en', '', 1)",
        "INSERT INTO block (report, content) VALUES (1, 'text')",
        "INSERT INTO claim (report, position, id, kind) VALUES (1, 'first', 'c', 1)",
        "INSERT INTO mention (symbol, kind, report, position) VALUES (1, 1, 1, 0.5)",
    ],
)
def test_types_are_strict(store: Store, path: Path, statement: str) -> None:
    outside = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        outside.execute(statement)
    outside.close()


# --- what cannot be stored -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "claims", "message"),
    [
        (make_report(), [make_claim("c1", "r2")], "is of report r2"),
        (make_report(), [make_claim("c1"), make_claim("c1", start=0)], "two claims with the id c1"),
        (make_report(), [make_claim("c1", quote="The garrison.")], "does not say"),
        (make_report(), [make_claim("c1"), make_claim("taken", start=0)], "another report"),
        (make_report(text=TEXT + "\ud800"), [], "not valid Unicode"),
        (make_report(title="\udfff"), [], "not valid Unicode"),
        (make_report(), [make_claim("c1", why=("\ud800",))], "not valid Unicode"),
    ],
)
def test_what_cannot_be_stored_leaves_no_trace(store: Store, report: Report, claims: list[Claim], message: str) -> None:
    other = make_report("r0")
    store.add(other, [make_claim("taken", "r0", actors=(Actor("a", "A", "AAA"),))])
    before = content(store)
    with pytest.raises(InputError, match=message):
        store.add(report, claims)
    assert content(store) == before
    assert store.add(make_report(), [make_claim("c1", actors=(Actor("b", "B", "BBB"),))]) is True
    assert [claim.id for claim in store.claims(country="BBB")] == ["c1"]


@pytest.mark.parametrize("ask", ["report", "claim"])
def test_an_unknown_id(store: Store, ask: str) -> None:
    with pytest.raises(InputError, match=f"no {ask} nobody in .*: `attache {ask}s` lists"):
        getattr(store, ask)("nobody")
