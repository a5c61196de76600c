"""The built-in dossier: many reports of many shapes, none of which is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from attache import demo, reading
from attache.model import Refused, Report

FIRST, LAST = dt.date(2024, 3, 1), dt.date(2024, 9, 30)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    found = [item for folder in demo.SOURCES for item in reading.read(folder)]
    assert [item for item in found if isinstance(item, Refused)] == []
    return [item for item in found if isinstance(item, Report)]


def test_there_are_many_reports_by_many_outlets(reports: list[Report]) -> None:
    assert len(reports) >= 14
    assert len({report.id for report in reports}) == len(reports)
    assert len({report.outlet for report in reports if report.outlet}) >= 8


def test_each_has_a_headline_and_the_length_of_a_report(reports: list[Report]) -> None:
    assert [report.id for report in reports if not report.title] == []
    lengths = {report.title: len(report.text.split()) for report in reports}
    assert {title: words for title, words in lengths.items() if not 80 <= words <= 320} == {}


def test_furniture_is_no_part_of_a_report(reports: list[Report]) -> None:
    furniture = ("cookies", "Sign up", "Comments are closed", "Most read", "Bakers' strike", "not responsible")
    assert [report.title for report in reports if any(words in report.text for words in furniture)] == []


def test_all_are_of_the_months_told_of(reports: list[Report]) -> None:
    days = [report.published.latest for report in reports if report.published.latest]
    assert len(days) >= len(reports) - 3  # some were pasted without a date
    assert min(days) >= FIRST and max(days) <= LAST


def test_the_shapes_differ() -> None:
    files = [path for folder in demo.SOURCES for path in folder.iterdir()]
    assert {path.suffix for path in files} >= {".txt", ".html", ".md", ".jsonl", ".json", ".xml"}


@pytest.mark.parametrize("article", [demo.TAKEAWAY, demo.OVERSTATED])
def test_the_articles_to_check_have_takeaways(article: object) -> None:
    (report,) = reading.read(str(article))
    assert isinstance(report, Report)
    assert {"headline", "standfirst", "body", "takeaway"} <= {section.kind for section in report.sections}
