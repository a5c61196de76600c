"""The words around the lines of a brief, the same in every form."""

from __future__ import annotations

from attache.publish.brief import wording
from attache.publish.brief.rows import Brief, Part, SourceRow

HEADINGS: dict[Part, str] = {
    "new": "What is new",
    "matters": "Why it matters",
    "disputed": "What is disputed",
    "unknown": "What is not known",
    "next": "What is next",
}
EMPTY: dict[Part, str] = {
    "new": "Nothing that the reports tell has changed.",
    "matters": "The record shows nothing that changes the picture.",
    "disputed": "The sources do not contradict one another.",
    "unknown": "No gap to point out.",
    "next": "No movement or deadline after this day is on record.",
}
KEY = "Solid: surely there. Fading: came or went within these days. Ends at the right edge: still there."


def title(brief: Brief) -> str:
    """'Niger, as of 31 July 2024'."""
    return f"{brief.place}, as of {wording.day(brief.on)}" if brief.on else brief.place


def basis(brief: Brief) -> str:
    """How many reports of which days this rests on, and since when something counts as new."""
    if not brief.reports:
        return "No report on record tells of it." if brief.on else "No report on record is dated: name a day with --on."
    reports = f"{brief.reports:,} report{'' if brief.reports == 1 else 's'}"
    parts = [f"{reports} of {brief.origins:,} independent origin{'' if brief.origins == 1 else 's'}"]
    dated = wording.when(brief.published)
    if dated:
        parts.append(f"published {dated}" + (f", {brief.undated:,} of them undated" if brief.undated else ""))
    if brief.known:
        parts.append(f"as known on {wording.day(brief.known)}")
    if brief.since:
        parts.append(f"new is what came after {wording.day(brief.since)}")
    return "; ".join(parts) + "."


def source(row: SourceRow) -> str:
    """'Harbour Wire, “Two forces, one base”, 3 May 2024': who published it and when."""
    bits = [row.outlet or "", f"“{row.title}”" if row.title else row.url or row.report]
    bits.append(wording.when(row.published.date).removeprefix("on ").removeprefix("in ") or "undated")
    if row.published.how == "inferred":
        bits[-1] += " (inferred)"
    return ", ".join(filter(None, bits))
