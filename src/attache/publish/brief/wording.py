"""Days and numbers as a sentence says them."""

from __future__ import annotations

import calendar
import datetime as dt

from attache.model import Count, FuzzyDate
from attache.record.rows import CountRow


def day(date: dt.date) -> str:
    """'3 May 2024'."""
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def when(date: FuzzyDate) -> str:
    """'on 7 July 2024', 'in July 2024', 'by 20 May 2024', 'between 1 May and ...'; empty where nothing is known."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return f"by {day(last)}" if last else f"on or after {day(first)}" if first else ""
    if first == last:
        return f"on {day(first)}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
        if first.month == last.month:
            return f"in {calendar.month_name[first.month]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return f"in {first.year}"
        return f"between {calendar.month_name[first.month]} and {calendar.month_name[last.month]} {first.year}"
    return f"between {day(first)} and {day(last)}"


def since(date: FuzzyDate) -> str:
    """'there since 10 April 2024', 'there by 20 May 2024' where only the latest day is known."""
    text = when(date)
    if text.startswith("by "):
        return f"there {text}"
    if text.startswith("between"):
        return f"came {text}"
    return f"there since {text.removeprefix('on ').removeprefix('in ')}" if text else ""


def count(value: Count | CountRow) -> str:
    """'nearly 1,000 troops'; empty where there is no number."""
    if value.text and (value.unit in value.text.casefold() or " and " not in value.text):
        text = value.text if value.text[:2].isupper() else value.text[:1].lower() + value.text[1:]
        return text if value.unit in text.casefold() else f"{text} {value.unit}"
    low, high = value.low, value.high
    number = value.best if value.best is not None else low if low is not None else high
    if number is None:
        return ""
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,} {value.unit}"
    sign = {"~": "about ", "<": "fewer than ", ">": "more than ", "<=": "at most ", ">=": "at least "}.get(value.op, "")
    return f"{sign}{number:,} {value.unit}"


def listed(items: list[str]) -> str:
    """'a, b and c'."""
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


def shortened(text: str, longest: int = 220) -> str:
    """The text on one line, cut between words where it is longer."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} ..."


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]
