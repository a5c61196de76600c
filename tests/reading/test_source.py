"""Outlet, byline, wire credit and address."""

import pytest

from attache.reading import source


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Example.org/a?utm_source=x&id=3&fbclid=y#top", "https://www.example.org/a?id=3"),
        ("http://example.org", "http://example.org/"),
        ("https://user:word@example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("https://[bad/", None),
        ("/relative", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, expected: str | None) -> None:
    assert source.canonical(url) == expected


@pytest.mark.parametrize(
    ("names", "url", "expected"),
    [
        (["Example Times"], "https://example.org/", "Example Times"),
        ([None, "  "], "https://www.example.org/a", "example.org"),
        (["https://www.example.org"], None, "example.org"),
        ([], None, None),
    ],
)
def test_outlets(names: list[str | None], url: str | None, expected: str | None) -> None:
    assert source.outlet(names, url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Africa Desk", "Africa Desk"),
        ("by: Africa Desk; News Desk", "Africa Desk, News Desk"),
        ("https://example.org/author/desk", None),
        ("Africa Desk; desk@example.org", "Africa Desk"),
        ("", None),
    ],
)
def test_bylines(text: str, expected: str | None) -> None:
    assert source.byline(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Africa Desk", True),
        ("By Africa Desk and News Desk, Example Times", True),
        ("By Monday the soldiers had left", False),
        ("By law, the president commands the army.", False),
        ("By the end of the year", False),
        ("By Jane Roe in N'Djamena", True),
        ("By our correspondent in Bangui", True),
        ("Reporting by Jane Roe in Gao; editing by the Africa desk", True),
        ("Additional reporting by Jane Roe.", True),
        ("Analysis by the foreign desk", True),
        ("By Jane Roe.", False),
        ("By night the soldiers left Gao", False),
        ("Analysis by three institutes has the army weaker than thought", False),
    ],
)
def test_whole_lines_that_are_bylines(line: str, expected: bool) -> None:
    assert source.is_byline(line) is expected


BODY = "The last plane left at noon, officials said."


@pytest.mark.parametrize(
    ("lines", "author", "outlet", "expected"),
    [
        ([f"NIAMEY (Reuters) - {BODY}"], None, None, "Reuters"),
        ([BODY, "- AFP"], None, None, "AFP"),
        ([BODY, "(With inputs from ANI)"], None, None, "ANI"),
        ([BODY, "(with agency inputs from PTI)"], None, None, "PTI"),
        ([BODY, "Source: Xinhua"], None, None, "Xinhua"),
        ([BODY], "Agence France-Presse", "Example Times", "AFP"),
        ([BODY], "Africa Desk, Associated Press", "Example Times", "AP"),
        ([BODY], None, "Reuters", "Reuters"),
        ([BODY, "The ministry told Reuters that nobody was hurt."], "Africa Desk", "Example Times", None),
        ([BODY, "He spoke to AP by telephone from the capital."], None, None, None),
        ([], None, None, None),
    ],
)
def test_wire_credits(lines: list[str], author: str | None, outlet: str | None, expected: str | None) -> None:
    assert source.credit(lines, author, outlet) == expected
