"""The strip of presences as inline SVG: forces as rows, time as the axis, uncertain ends fading."""

from __future__ import annotations

import datetime as dt
from html import escape

from attache.publish.brief.rows import Bar, Stretch, Strip
from attache.publish.brief.text import label, months, plain

ROW, TOP, BAR = (
    54,
    26,
    12,
)  # pixels; across, the drawing is in hundredths of the page's width, so that letters keep theirs
FEWEST = 14  # hundredths that the name of a month needs on a phone
HAIR = 0.9  # a stay of a day is still seen


def svg(strip: Strip) -> str:
    """The drawing. A bar's words stand above and below it: a phone has no room beside it."""
    height = TOP + ROW * len(strip.bars) + 6
    title = f"Forces on record from {strip.first:%B %Y} to {strip.last:%B %Y}"
    parts = [
        f'<svg width="100%" height="{height}" role="img" aria-label="{title}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{title}</title>",
        "<defs>",
        *(f'<linearGradient id="{name}">{_stops(name)}</linearGradient>' for name in ("came", "left", "stayed")),
        "</defs>",
        *_axis(strip, height),
    ]
    for number, bar in enumerate(strip.bars):
        parts += _bar(bar, strip, TOP + ROW * number)
    if strip.more:
        parts.append(f"<desc>{strip.more} more are on record.</desc>")
    return "\n".join([*parts, "</svg>"])


def _stops(name: str) -> str:
    """Towards the side where the force is surely there, the colour fills."""
    colour = "var(--bar)" if name == "came" else "var(--ended)"
    ends = (".85", ".08") if name == "left" else (".08", ".85")
    return "".join(
        f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>'
        for offset, opacity in zip("01", ends, strict=True)
    )


def _x(day: dt.date, strip: Strip) -> float:
    days = (strip.last - strip.first).days or 1
    return round((day - strip.first).days / days * 100, 2)


def _axis(strip: Strip, height: int) -> list[str]:
    parts: list[str] = []
    last = -float(FEWEST)
    for month in months(strip.first, strip.last):
        x = _x(month, strip)
        if x - last < FEWEST or x > 100 - FEWEST:
            continue
        name = label(month, last < 0)
        parts.append(f'<line x1="{x}%" y1="{TOP - 8}" x2="{x}%" y2="{height}" stroke="var(--line)"/>')
        parts.append(f'<text x="{x}%" dx="2" y="12" font-size="12" fill="var(--soft)">{name}</text>')
        last = x
    return parts


def _bar(bar: Bar, strip: Strip, y: int) -> list[str]:
    words = escape(plain(f"{bar.force}, {bar.where}"))
    note = escape(plain(bar.note))
    parts = [
        f'<text x="0" y="{y + 12}" font-size="13" fill="var(--ink)">{words}</text>',
        f'<text x="0" y="{y + 42}" font-size="11" fill="var(--soft)">{note}</text>',
    ]
    return parts + [_stretch(stretch, bar, strip, y + 18) for stretch in bar.stretches]


def _stretch(stretch: Stretch, bar: Bar, strip: Strip, y: int) -> str:
    x = _x(stretch.first, strip)
    width = max(_x(stretch.last, strip) - x, HAIR)
    x = min(x, 100 - width)
    colour = "var(--ended)" if bar.ended else "var(--bar)"
    fill = {"there": colour, "left": "url(#left)", "came": "url(#stayed)" if bar.ended else "url(#came)"}[stretch.means]
    return f'<rect x="{round(x, 2)}%" y="{y}" width="{round(width, 2)}%" height="{BAR}" fill="{fill}"/>'
