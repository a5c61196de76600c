"""`read` and `Record`, as a program uses them. A toy coder stands in for the real one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import attache
from attache import batch
from attache.batch import Coded, Coder
from attache.errors import InputError, StoreError, UnreadableSource
from attache.ids import digest
from attache.model import Actor, Claim, Refused, Report

ARTICLE = "Title: A base is left\nPublished: {day}\n\nUS forces left the base in Niamey on Sunday, a general said.\n"


def load_toy(lexicon: Path | None = None, *, gate: bool = True) -> Coder:
    def code(report: Report) -> Coded:
        start = report.text.index("US forces")
        claim = Claim(
            id=f"c{digest(report.id)}",
            report=report.id,
            section="body",
            sentence=report.text[start:],
            start=start,
            end=start + 9,
            quote="US forces",
            kind="presence",
            action="withdraw",
            actors=(Actor("USA-MIL", "US forces", "USA", "MIL", "regular"),),
            recipients=(Actor("NER", "Niger", "NER", "GOV"),),
        )
        return Coded(report, (claim,))

    return code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles and a file that cannot be read, in a folder of their own."""
    monkeypatch.setattr(batch, "load_coder", load_toy)
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, day in (("a.txt", "2024-07-10"), ("c.txt", "2024-07-11")):
        (articles / name).write_text(ARTICLE.format(day=day), encoding="utf-8")
    (articles / "b.txt").write_bytes(b"")
    return articles


def test_read_yields_reports_with_their_claims(folder: Path) -> None:
    coded = list(attache.read(folder / "a.txt"))
    assert [item.report.title for item in coded] == ["A base is left"]
    assert [claim.quote for claim in coded[0].claims] == ["US forces"]


def test_read_hands_over_what_it_cannot_read(folder: Path) -> None:
    refused: list[Refused] = []
    assert len(list(attache.read(folder, refused=refused.append))) == 2
    assert [Path(item.source).name for item in refused] == ["b.txt"]


def test_read_raises_after_the_last_good_report(folder: Path) -> None:
    found = attache.read(folder)
    assert [next(found).report.title, next(found).report.title] == ["A base is left"] * 2
    with pytest.raises(UnreadableSource, match=r"b\.txt: "):
        next(found)


def test_read_takes_a_day_by_hand(folder: Path) -> None:
    (folder / "d.txt").write_text("US forces left the base in Niamey.\n\nUS forces said so.\n", encoding="utf-8")
    (coded,) = attache.read(folder / "d.txt", published=dt.date(2024, 7, 12))
    assert (coded.report.published.latest, coded.report.published.how) == (dt.date(2024, 7, 12), "given")


def test_a_record_is_filled_and_asked(folder: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    with attache.Record(tmp_path / "a.db") as record:
        summary = record.add(folder, on_progress=lambda progress: seen.append(progress.added))
        assert (summary.added, summary.known, summary.claims, len(summary.refused)) == (2, 0, 2, 1)
        assert seen[-1] == 2
        assert len(list(record.claims(country="NER"))) == 2
        (row,) = record.presence(host="NER")
        assert (row.force.id, row.status, row.site) == ("USA-MIL", "withdrawn", None)
        assert record.explain(row.claims[0]).sentence.startswith("US forces")
        assert [report.published.latest for report in record.reports()] == [dt.date(2024, 7, 10), dt.date(2024, 7, 11)]
        assert record.search("zeppelin") == []


def test_what_was_not_known_yet_does_not_count(folder: Path, tmp_path: Path) -> None:
    with attache.Record(tmp_path / "a.db") as record:
        record.add(folder)
        assert len(record.reports(known=dt.date(2024, 7, 10))) == 1
        assert [len(row.claims) for row in record.presence(known=dt.date(2024, 7, 11))] == [2]
        assert [len(row.claims) for row in record.presence(known=dt.date(2024, 7, 10))] == [1]
        assert record.presence(known=dt.date(2024, 7, 9)) == []


def test_the_same_text_twice_is_one_origin(folder: Path, tmp_path: Path) -> None:
    with attache.Record(tmp_path / "a.db") as record:
        record.add(folder)
        assert [(len(row.claims), row.origins) for row in record.presence()] == [(2, 1)]


def test_a_missing_record_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no record here"):
        attache.Record(tmp_path / "a.db", readonly=True)
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("country", ["XYZ", "Ruritania", ""])
def test_a_country_that_does_not_exist_is_refused(folder: Path, tmp_path: Path, country: str) -> None:
    with attache.Record(tmp_path / "a.db") as record:
        record.add(folder)
        with pytest.raises(InputError):
            record.presence(host=country)
        with pytest.raises(InputError):
            list(record.claims(country=country))


def test_a_claim_is_explained_by_any_beginning_that_fits_no_other(folder: Path, tmp_path: Path) -> None:
    with attache.Record(tmp_path / "a.db") as record:
        record.add(folder)
        one, other = sorted(claim.id for claim in record.claims())
        shared = next(at for at in range(len(one)) if one[at] != other[at])
        assert [record.explain(id[: shared + 1]).claim for id in (one, other)] == [one, other]
        with pytest.raises(InputError, match=f"more than one claim, {one} and {other} among them"):
            record.explain(one[:shared])


def test_a_record_in_the_folder_that_is_added_is_passed_over(folder: Path) -> None:
    with attache.Record(folder / "attache.db") as record:
        assert [Path(refused.source).name for refused in record.add(folder).refused] == ["b.txt"]
        assert [Path(refused.source).name for refused in record.add(folder / "attache.db").refused] == ["attache.db"]
