"""Bytes to characters, whatever the page claims about itself."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16-LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers do with these labels (WHATWG Encoding Standard, 4.2): the larger set is what authors really used.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a label that could be read as ASCII cannot be true
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.I)
_HEAD = 8192  # the standard asks for 1,024; real pages put scripts before their charset
_ESCAPED = re.compile("[\udc80-\udcff]+")


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of `data`: by its byte order mark, else by the charset `declared` outside (HTTP), else by the one
    it declares itself (HTML meta, XML declaration), else UTF-8, else a guess. A declaration that the bytes contradict
    is disregarded. Never raises: what stays undecodable becomes U+FFFD."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace")
    for label in (declared, _own_label(data), "utf-8"):
        if label and (codec := _codec(label)):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                continue
    return _mixed(data) or data.decode(_guess(data), "replace")


def _own_label(data: bytes) -> str | None:
    found = _XML.match(data[:_HEAD]) or _META.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        "".encode(name)  # base64, zlib and the like are codecs too, but not of text
    except (LookupError, ValueError, TypeError):
        return None
    return _SUPERSETS.get(name, name)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:4096]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _mixed(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes, as where a page was put together from two: only those are read as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(len(run) for run in _ESCAPED.findall(text))
    letters = sum(1 for character in text[:100_000] if character > "\x7f") - len(_ESCAPED.findall(text[:100_000]))
    if strays > max(letters // 2, 3) or strays * 50 > len(text):
        return None
    return _ESCAPED.sub(lambda run: run.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace"), text)


def _guess(data: bytes) -> str:
    """Windows-1252 where few bytes lie beyond ASCII (a Western language), else what the letters' statistics say."""
    sample = data[:20_000]
    if sum(byte > 127 for byte in sample) < len(sample) * 0.15:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
