"""Days for formats that want one day, or two, where the record has bounds."""

from __future__ import annotations

import datetime as dt

from attache.model import FuzzyDate
from attache.record.rows import EventRow


def days(date: FuzzyDate) -> int | None:
    """How many days the bounds hold, both included; None where one of them is open."""
    return (date.latest - date.earliest).days + 1 if date.earliest and date.latest else None


def bounds(date: FuzzyDate) -> tuple[dt.date, dt.date] | None:
    """Both bounds; None where one of them is open."""
    return (date.earliest, date.latest) if date.earliest and date.latest else None


def happened(event: EventRow) -> bool:
    """Whether it is told as something that happened, not as planned, ordered, possible or denied."""
    return event.modality == "asserted"
