"""`Report` to `Parse`: sentences, words, syntax, named spans and quotations, from one small shared encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attache.language.parser import Parser as Parser

LABELS = {
    "named": ("person", "organisation", "location", "facility", "nationality", "product", "date", "money", "misc"),
    "armed": ("force", "group", "facility", "weapon", "quantity"),
    "speech": ("source", "cue", "content"),
}
"""The labels of the spans of a `Sentence`, by its field. Those of `deeds` are the roots of PLOVER."""

__all__ = ["LABELS", "Parser"]


def __getattr__(name: str) -> object:
    """Import `Parser`, and numpy and onnxruntime with it, when somebody asks for it."""
    if name != "Parser":
        raise AttributeError(f"module 'attache.language' has no attribute {name!r}")
    from attache.language.parser import Parser

    return Parser
