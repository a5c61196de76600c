"""A brief as one HTML file: no script, nothing loaded from anywhere, readable on a phone and on paper."""

from __future__ import annotations

from html import escape

from attache.publish.brief import drawing, headings, wording
from attache.publish.brief.rows import PARTS, Brief, BriefRow, SourceRow
from attache.publish.brief.text import plain

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #667; --line: #d5d9de; --bar: #1f5f99;
 --ended: #8a8f98; --alert: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #15181c; --soft: #9aa3ad; --line: #363c44;
 --bar: #6aaeea; --ended: #79818b; --alert: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.2rem 1rem 3rem; max-width: 46rem; color: var(--ink); background: var(--paper);
 font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
p.basis, figcaption, .none, .sources { color: var(--soft); font-size: .88rem; }
p.basis { margin: 0; }
ul { padding-left: 1.1rem; margin: 0; } li { margin: .35rem 0; }
li.alert { list-style: "!  "; } li.alert::marker { color: var(--alert); font-weight: bold; }
a { color: inherit; } sup a { text-decoration: none; color: var(--bar); font-family: sans-serif; font-size: .72rem; }
ol.sources { padding-left: 1.8rem; } ol.sources q { color: var(--ink); }
ol.sources li:target { outline: 2px solid var(--bar); }
figure { margin: 1rem 0; } svg { display: block; max-width: 100%; font-family: sans-serif; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --bar: #1f5f99;
 --ended: #8a8f98; --alert: #b3261e; } body { max-width: none; padding: 0; font-size: 10.5pt; }
 h2 { break-after: avoid; } li, figure { break-inside: avoid; }
 svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } @page { margin: 18mm; } }
"""


def render(brief: Brief) -> str:
    """The whole file."""
    title = escape(plain(headings.title(brief)))
    parts = [f"<h1>{title}</h1>", f'<p class="basis">{escape(headings.basis(brief))}</p>']
    if brief.strip is not None:
        parts.append(f"<figure>{drawing.svg(brief.strip)}<figcaption>{escape(headings.KEY)}</figcaption></figure>")
    for part in PARTS if brief.reports else ():
        rows = [row for row in brief.rows if row.part == part]
        parts.append(f"<h2>{escape(headings.HEADINGS[part])}</h2>")
        lines = "\n".join(map(_line, rows))
        parts.append(f"<ul>\n{lines}\n</ul>" if rows else f'<p class="none">{escape(headings.EMPTY[part])}</p>')
    if brief.sources:
        parts += ["<h2>Sources</h2>", '<ol class="sources">', *map(_source, brief.sources), "</ol>"]
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>"
    )
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _line(row: BriefRow) -> str:
    told = "".join(f"{escape(plain_edges(each.text))}{_numbers(each.numbers)}" for each in row.told)
    return f'<li class="alert">{told}</li>' if row.alert else f"<li>{told}</li>"


def _numbers(numbers: tuple[int, ...]) -> str:
    links = "".join(f'<a href="#s{number}">[{number}]</a>' for number in numbers)
    return f"<sup>{links}</sup>"


def plain_edges(text: str) -> str:
    """The text without control characters, its blanks at both ends kept: they part it from its neighbours."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{plain(text)}{' ' if after else ''}"


def _source(row: SourceRow) -> str:
    about = escape(plain(headings.source(row)))
    if row.url and row.url.startswith(("http://", "https://")):
        about = f'<a href="{escape(row.url)}" rel="noreferrer">{about}</a>'
    words = escape(plain(wording.shortened(row.quote)))
    return f'<li id="s{row.number}" value="{row.number}">{about}: <q>{words}</q></li>'
