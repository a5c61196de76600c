"""Words between quotation marks: straight, curly and French.

A mark is matched with its own closing form; a straight mark closes what a straight mark opened. A quotation that runs
over a paragraph's end without a closing mark ends with the section, as English newspapers set it.
"""

from __future__ import annotations

from attache.model import Quote

_CLOSING = {"“": '”"', "«": "»", "„": "“”", "‹": "›", '"': '"”'}
SHORTEST = 2  # characters between the marks; less is an inch mark or a slip


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of `text[start:end]`, marks and the spaces beside them left out."""
    found: list[Quote] = []
    opened: tuple[int, str] | None = None
    for at in range(start, end):
        character = text[at]
        if opened is None:
            if character in _CLOSING and not _is_inch_mark(text, at):
                opened = (at + 1, _CLOSING[character])
        elif character in opened[1]:
            found.extend(_trimmed(text, opened[0], at))
            opened = None
    if opened is not None:
        found.extend(_trimmed(text, opened[0], end))
    return found


def _is_inch_mark(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


def _trimmed(text: str, start: int, end: int) -> list[Quote]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Quote(start, end)] if end - start >= SHORTEST else []
