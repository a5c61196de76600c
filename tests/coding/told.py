"""What a sentence tells, as a line: claims are compared with lines that a person writes before running anything.

A line's fields stand apart by spaces. `-` is nobody, `*` anybody, `A+B` several, `A|B` one or the other. A country's
code stands for the state and all that acts for it ("FRA" for its troops and its ambassador too), any other name for an
id. A line that begins with `?` may be told or not. The last fields are the modality, `asserted` where none is given,
and `not`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import get_args

import msgspec

from attache.coding import Coding, code
from attache.coding.syntax import Syntax
from attache.language import Parser
from attache.lexicon import Lexicon
from attache.model import Actor, Claim, Deed, Modality, Named, Parse, Published, Report, Section, SectionKind

DAY = dt.date(2024, 5, 3)  # a Friday
MODALITIES = frozenset(get_args(Modality))


@cache
def parser() -> Parser:
    return Parser.load()


def report(text: str, published: dt.date | None = DAY, section: SectionKind = "body") -> Report:
    """A report of one section."""
    day = Published(published, published, "given") if published else Published()
    return Report(id="r1", text=text, sections=(Section(section, 0, len(text)),), published=day)


@cache
def parse(text: str) -> Parse:
    return parser().parse(report(text))


def syntax(text: str) -> Syntax:
    """The tree of a text of one sentence."""
    (sentence,) = parse(text).sentences
    return Syntax(sentence)


def word(tree: Syntax, text: str) -> int:
    """The first token with these characters."""
    return next(i for i, token in enumerate(tree.tokens) if token.text == text)


@cache
def coding(text: str, published: dt.date | None = DAY, section: SectionKind = "body") -> Coding:
    made = report(text, published, section)
    return code(made, parser().parse(made), Lexicon.load())


def claims(text: str, kind: str, published: dt.date | None = DAY) -> list[Claim]:
    """The claims of one kind."""
    return [claim for claim in coding(text, published).claims if claim.kind == kind]


def read(text: str, kind: str, *deeds: tuple[str, str | None, str | None, dict[str, str]]) -> list[Claim]:
    """The claims of one kind of a text of one sentence in which the encoder reads these deeds: word, root, presence
    action, and its parts by their label."""
    made = report(text)
    (sentence,) = parse(text).sentences

    def at(spelled: str) -> int:
        return next(i for i, token in enumerate(sentence.tokens) if token.text == spelled)

    def part(label: str, spelled: str) -> Named:
        first, *rest = spelled.split()
        return Named(at(first), at(rest[-1] if rest else first) + 1, label)

    found = [
        Deed(at(spelled), root, move, parts=tuple(part(*each) for each in parts.items()))  # type: ignore[arg-type]
        for spelled, root, move, parts in deeds
    ]
    whole = Parse(made.id, (msgspec.structs.replace(sentence, deeds=tuple(found)),))
    return [claim for claim in code(made, whole, Lexicon.load()).claims if claim.kind == kind]


# --- lines


def misses(lines: str, found: Iterable[Claim], fields: Callable[[Claim], tuple[object, ...]]) -> list[str]:
    """What the lines (set apart by semicolons) expect in vain, and what was found that no line expects."""
    wanted = [line.strip() for line in lines.split(";") if line.strip()]
    told = [(*fields(claim), claim.modality, claim.polarity) for claim in found]
    lost = [
        f"lost: {line}" for line in wanted if not line.startswith("?") and not any(_fits(line, row) for row in told)
    ]
    extra = [f"invented: {_written(row)}" for row in told if not any(_fits(line, row) for line in wanted)]
    return lost + extra


def _fits(line: str, row: tuple[object, ...]) -> bool:
    words = line.removeprefix("?").split()
    polarity = "not" not in words
    words = [each for each in words if each != "not"]
    modalities = words.pop().split("|") if words[-1].split("|")[0] in MODALITIES else ["asserted"]
    *values, modality, told_polarity = row
    assert len(words) == len(values), f"{line!r} should have {len(values)} fields"
    return (
        modality in modalities
        and told_polarity is polarity
        and all(_means(each, value) for each, value in zip(words, values, strict=True))
    )


def _means(expected: str, value: object) -> bool:
    return any(_is(each, value) for each in expected.split("|"))


def _is(expected: str, value: object) -> bool:
    if expected == "*":
        return True
    if not isinstance(value, tuple):
        return str(value if value is not None else "-") == expected
    names = expected.split("+") if expected != "-" else []
    return (
        len(names) == len(value)
        and all(any(_named(name, actor) for actor in value) for name in names)
        and all(any(_named(name, actor) for name in names) for actor in value)
    )


def _named(name: str, actor: Actor) -> bool:
    return actor.id == name or (len(name) == 3 and name.isupper() and actor.id.startswith(f"{name}-"))


def _written(row: tuple[object, ...]) -> str:
    *values, modality, polarity = row
    fields = ["+".join(actor.id for actor in v) or "-" if isinstance(v, tuple) else str(v or "-") for v in values]
    return " ".join([*fields, str(modality), *([] if polarity else ["not"])])
