"""Whether the parts that a sentence gives fit into the whole that it gives.

Read are only the forms in which a text says itself that one number is a part of another: "1,200 of the 950", "Of the
950, 1,200 have left", "250: 150 here and 150 there", "1,000, including 600 of these and 500 of those".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from attache.coding.howmany import numbers
from attache.coding.howmany.countdraft import is_label
from attache.coding.howmany.counts import CountMention
from attache.coding.howmany.numbers import Amount
from attache.coding.howmany.units import load
from attache.model import Sentence


class SumProblem(msgspec.Struct, frozen=True):
    """Parts that exceed their whole, with the characters of the report that say so and why it cannot be."""

    start: int
    end: int
    whole: str
    parts: tuple[str, ...]
    problem: str


_DETERMINED = (
    r"(?:\s(?:the|its|their|his|her|an?|those|these|some|about|roughly|estimated|approximately|around|\w+ly))*"
)
_OF = re.compile(rf"(?:\s\w+)?\sof{_DETERMINED}\s+")
_OPENS = re.compile(rf"^\W*of{_DETERMINED}\s+$", re.IGNORECASE)
_LISTS = re.compile(r":\s|,? (?:including|comprising|consisting of|made up of|divided into)\s")
_ENDS = re.compile(r"[.;:!?](?=\s|$)|\s(?:among them|of whom|including|compared|up from|down from)\b")
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[,.;:!?)]|(?:of (?:them|whom|these)|in|at|near|from|are|were|is|was|have|has|had|and)\b)"
)


def find(sentence: Sentence, counts: Sequence[CountMention]) -> tuple[SumProblem, ...]:
    """The sums of the sentence that do not come out. `counts` are those of the same sentence."""
    text = sentence.text
    units = load()
    amounts = [a for a in numbers.find(text) if not a.symbol and a.low is not None and not is_label(text, a, units)]
    nouns = {id(amount): mention for amount in amounts if (mention := _at(amount, counts, sentence.start))}
    found: list[SumProblem] = []
    for index, amount in enumerate(amounts):
        mention = nouns.get(id(amount))
        if mention is None or amount.high is None:
            continue  # a whole is of something
        for parts in _parts(text, amounts, index, mention.noun_end - sentence.start, nouns):
            least = sum(part.low or 0 for part in parts)
            if least > amount.high:
                found.append(_problem(text, sentence.start, amount, parts))
    return tuple(found)


def _parts(
    text: str, amounts: Sequence[Amount], index: int, behind: int, nouns: dict[int, CountMention]
) -> Iterator[list[Amount]]:
    """The parts that the text gives for the amount at `index`, whose noun ends at `behind`."""
    whole = amounts[index]
    if index and _OF.fullmatch(text, amounts[index - 1].end, whole.start):  # "1,200 of an estimated 950"
        yield [amounts[index - 1]]
    later = amounts[index + 1 :]
    if later and _OPENS.match(text[: whole.start]) and _is_part(text, later[0], nouns):
        yield [later[0]]
        return
    opened = _LISTS.search(text, behind, later[0].start) if later else None
    if opened is None or "." in text[behind : opened.start()]:
        return
    closed = _ENDS.search(text, later[0].start)
    listed = [part for part in later if part.end <= (closed.start() if closed else len(text))]
    if len(listed) > 1 and all(_is_part(text, part, nouns, nouns[id(whole)]) for part in listed):
        yield listed


def _is_part(text: str, amount: Amount, nouns: dict[int, CountMention], whole: CountMention | None = None) -> bool:
    """Whether the amount counts heads or machines as the whole does: by its own noun, or by standing alone."""
    mention = nouns.get(id(amount))
    if mention is None:
        return _STANDS_ALONE.match(text, amount.end) is not None
    machines = {"vehicles", "aircraft"}
    if whole is None:
        return True
    same_fate = mention.of == whole.of or "other" in (mention.of, whole.of)
    return same_fate and (mention.count.unit in machines) == (whole.count.unit in machines)


def _at(amount: Amount, counts: Sequence[CountMention], offset: int) -> CountMention | None:
    figure = offset + amount.figure_start
    return next((mention for mention in counts if mention.start <= figure < mention.end), None)


def _problem(text: str, offset: int, whole: Amount, parts: Sequence[Amount]) -> SumProblem:
    every = [whole, *parts]
    said = tuple(text[part.start : part.end] for part in parts)
    total = sum(part.low or 0 for part in parts)
    together = " and ".join(said) + (f" make {total:,.0f}" if len(parts) > 1 else "")
    return SumProblem(
        offset + min(amount.start for amount in every),
        offset + max(amount.end for amount in every),
        text[whole.start : whole.end],
        said,
        f"{together}, more than the {text[whole.start : whole.end]} that they are part of",
    )
