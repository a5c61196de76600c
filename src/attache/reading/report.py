"""A draft to a finished report: sections laid out, named, dated, in a language."""

from __future__ import annotations

import hashlib

from attache.errors import TooLarge, UnreadableSource
from attache.ids import digest
from attache.model import Published, Report
from attache.reading import source, weekday
from attache.reading.clean import squeeze
from attache.reading.draft import Draft, Origin
from attache.reading.limits import MAX_REPORT_CHARS
from attache.reading.sections import arrange, lay_out

MIN_WORDS_FOR_LANGUAGE = 20
"""Below that the classifier's letters are too few: names alone can look like any language."""

_LANGUAGE_SAMPLE = 4000  # characters; more does not change the answer


def finish(draft: Draft, origin: Origin) -> Report:
    """The report of a draft. A day of publication given by hand wins over what the source says; where it says none,
    weekdays may settle the year of a day without one.

    Raises UnreadableSource where no text is left, TooLarge where there is too much."""
    if sum(len(block.text) for block in draft.blocks) > MAX_REPORT_CHARS:
        raise TooLarge(f"its text is longer than {MAX_REPORT_CHARS:,} characters: split it into its articles")
    pieces = arrange(draft.blocks, draft.title)
    if not pieces:
        raise UnreadableSource("no article text was found in it")
    text, sections = lay_out(pieces)
    url = source.canonical(draft.url) or source.canonical(origin.url)
    outlet = source.outlet([draft.outlet], url)
    day = Published(origin.published, origin.published, "given") if origin.published else draft.published
    stated = day.earliest.isoformat() if day.earliest else ""  # an id must not hang on the day of reading
    if day.how == "unknown" and (written := weekday.infer(text, origin.now)):
        day = Published(written, written, "inferred")
    byline = source.byline(draft.byline)
    title = text[sections[0].start : sections[0].end] if sections[0].kind == "headline" else squeeze(draft.title)
    return Report(
        id="r" + digest(url or "", outlet or "", stated, text),
        text=text,
        sections=sections,
        title=title,
        url=url,
        outlet=outlet,
        byline=byline,
        credit=source.credit([squeeze(block.text) for block in draft.blocks], byline, outlet),
        published=day,
        language=_language(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _language(text: str) -> str:
    """ISO 639-1 code of the text's language; "en" where there is too little text to tell."""
    if len(text.split()) < MIN_WORDS_FOR_LANGUAGE:
        return "en"
    from py3langid import classify

    return str(classify(text[:_LANGUAGE_SAMPLE])[0])
