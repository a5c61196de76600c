"""Who publishes a report: outlet, byline, and the wire service whose copy it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from attache.reading.clean import squeeze
from attache.reading.dates import dateline
from attache.reading.vocabulary import wire, wire_names

_TRACKING = re.compile(r"utm_.*|(?:fb|g|ms|y)clid|mc_[ce]id|igshid|_ga|ref_src|ocid|cmpid|smid", re.I)
_WORK = r"(?:additional )?(?:words|story|report|text|written|compiled|edited|editing|news analysis|analysis|reporting)"
_BY = re.compile(rf"(?:{_WORK}(?: and {_WORK})? )?by:?\s+(?P<names>\S.{{1,120}})", re.I)
_DESK = re.compile(
    r"(?:(?:the|our|a)\s+)?(?:[\w'’-]+ ){0,3}(?:desk|staff|team|newsroom|correspondents?|reporters?|writers?|agencies)",
    re.I,
)
_PART = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bwith\b|\bfor\b|\bin\b)\s*", re.I)
_NAME = re.compile(r"(?:[A-Z][\w'’-]*\.?|de|da|del|van|von|der|den|bin|ibn|al|el|la|le|ag|ould|abu)(?: (?=\S)|$)")


def canonical(url: str | None) -> str | None:
    """`url` without fragment, credentials and tracking parameters, host in lower case; None unless it is http(s)."""
    if not url:
        return None
    try:
        parts = urlsplit(squeeze(url).replace(" ", "%20"))
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    )
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", query, ""))


def outlet(names: Iterable[object], url: str | None) -> str | None:
    """The first of `names` that is a name, else the host of `url` without www."""
    for name in names:
        if isinstance(name, str) and (text := squeeze(name)) and len(text) <= 100:
            return _host(text) if "://" in text else text.removeprefix("www.")
    return _host(url) if url else None


def byline(text: str | None) -> str | None:
    """The names in a byline or an author field, without "By", addresses and links; None where nothing is left."""
    if not text:
        return None
    line = squeeze(text)
    if found := _BY.fullmatch(line):
        line = found["names"]
    parts = [part.strip(" .,;|-–—") for part in re.split(r"\s*[;|]\s*", line)]
    kept = [part for part in parts if part and "@" not in part and "://" not in part and len(part) <= 120]
    return ", ".join(dict.fromkeys(kept)) or None


def is_byline(line: str) -> bool:
    """Whether a whole line is "By", or "Reporting by" and the like, and a name or a desk ("our correspondent")."""
    labelled = re.match(rf"(?i:{_WORK})\b", line) is not None
    found = _BY.fullmatch(line.rstrip(".") if labelled else line)
    if not found or line.endswith(("?", "!")) or (line.endswith(".") and not labelled) or len(line.split()) > 16:
        return False
    first = _PART.split(found["names"])[0]
    return is_name(first) or _DESK.fullmatch(first) is not None


def is_name(line: str) -> bool:
    """Whether a line looks like a person's or an agency's name: up to five capitalised words and nothing else."""
    words = line.split()
    return (
        bool(words)
        and len(words) <= 5
        and line[:1].isupper()
        and re.fullmatch(f"(?:{_NAME.pattern})+", line) is not None
    )


def credit(lines: Iterable[str], author: str | None, name: str | None) -> str | None:
    """The wire service that the report names: in a dateline or brackets at the head of a paragraph, in a closing note
    ("with inputs from ...", "- AFP"), as the author, or as the outlet itself. `lines` are the report's, furniture
    too."""
    every = list(lines)
    for line in every[:12]:
        head = dateline(line, dt.date.min)
        if head and head[2] and (service := _first_wire(head[2])):
            return service
    for part in _PART.split(author or ""):
        if service := wire(part):
            return service
    agencies = wire_names()
    for line in (*every[:6], *every[-6:]):
        if len(line) < 200 and (
            (note := re.search(rf"\b(?i:with|from|by|via|source|credit|inputs?)\b:? .{{0,60}}?\b({agencies})\b", line))
            and re.search(r"(?i)\b(inputs?|agenc(y|ies)|source|credit|contributed|reporting|material|wires?)\b", line)
        ):
            return wire(note.group(1))
        if closing := re.search(rf"(?:^|[.!?”\"]\s*)[-–—/(\[]+\s*({agencies})[)\]/]?$", line):
            return wire(closing.group(1))
        if service := wire(line.strip(" .-–—/()[]")):
            return service
    return wire(name or "")


def _first_wire(text: str) -> str | None:
    return next((service for part in re.split(r"\s*[/,&]\s*", text) if (service := wire(part))), None)


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
