"""How well places are found and told apart: `python benchmarks/places.py --geovirus FILE.jsonl [--errors]`.

FILE has one document a line: `text` and `places`, each with `start`, `end`, `lat` and `lon`. Two questions are asked.

Resolution, given the toponyms: the annotated spans replace what the parser took for places, and the coder says where
each of them lies. A toponym is right within 161 km of its annotation (100 miles, the field's usual bound); one that
the coder leaves without coordinates is wrong. A second figure asks no distance of a country or continent that is the
annotated one.

Detection, from raw text: the spans of the coder's places that stand by name, against the annotated ones, exactly
(same start, same end) and by any overlap. As in the annotation, what belongs to another name (Maharashtra in
"Maharashtra Animal Husbandry Minister") or is an adjective ("Nigerien") is no toponym, and neither is a place that
is only described ("the capital").
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
import urllib.parse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from attache.coding.where import places
from attache.coding.who import actors
from attache.lexicon import Lexicon
from attache.lexicon.folding import fold
from attache.model import FuzzyDate, Named, Parse, Place, Report, Section, Sentence

NEAR_KM = 161.0
EARTH_KM = 6371.0
PLACES = ("location", "facility")


def report_of(document: dict[str, Any]) -> Report:
    """The document as a report of one body, of no known date."""
    text = document["text"]
    return Report(id=document["id"], text=text, sections=(Section("body", 0, len(text)),))


def given(parse: Parse, gold: Sequence[tuple[int, int]]) -> Parse:
    """The parse with the annotated spans as its only named places."""
    return msgspec.structs.replace(parse, sentences=tuple(_given(sentence, gold) for sentence in parse.sentences))


def _given(sentence: Sentence, gold: Sequence[tuple[int, int]]) -> Sentence:
    spans = []
    for start, end in gold:
        inside = [index for index, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
        if inside:
            spans.append(Named(inside[0], inside[-1] + 1, "location"))
    kept = [
        named
        for named in sentence.named
        if named.label not in PLACES and not any(named.first < span.last and span.first < named.last for span in spans)
    ]
    return msgspec.structs.replace(sentence, named=tuple(sorted([*kept, *spans], key=lambda named: named.first)))


def located(parse: Parse, lexicon: Lexicon) -> list[tuple[int, int, Place, str]]:
    """The characters of every place of a report, with the place and the rule that found it."""
    found = places.toponyms(parse, lexicon, actors.find(parse, lexicon, FuzzyDate()))
    return [(mention.start, mention.end, mention.place, mention.rule) for mention in found]


def kilometres(place: Place, lat: float, lon: float) -> float:
    """The great-circle distance from a place; infinite where its coordinates are not known."""
    if place.lat is None or place.lon is None:
        return math.inf
    north, south = math.radians(place.lat), math.radians(lat)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(lon - place.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def is_named(place: Place, page: str) -> bool:
    """Whether a country or region is the subject of the encyclopedia page that an annotation names: large places have
    no one point, and the annotation's (a whole degree, sometimes a capital) is not the gazetteer's."""
    title = urllib.parse.unquote(page.rsplit("/", 1)[-1]).replace("_", " ").removesuffix(" (country)")
    return place.kind in ("country", "region") and fold(title.removeprefix("the ")) == fold(place.name)


def resolved(found: Iterable[tuple[int, int, Place, str]], start: int, end: int) -> tuple[int, int, Place, str] | None:
    """The mention with exactly these characters, else the one that shares the most with them."""
    sharing = [mention for mention in found if mention[0] < end and mention[1] > start]
    return max(
        sharing,
        key=lambda m: (
            (m[0], m[1]) == (start, end),
            min(m[1], end) - max(m[0], start) - (m[1] - m[0]) / 1000,
            m[2].lat is not None,
        ),
        default=None,
    )


def f1(true: int, found: int, gold: int) -> str:
    """Precision, recall and their harmonic mean, in per cent."""
    precision, recall = true / max(1, found), true / max(1, gold)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * score:5.1f}"


def geovirus(file: Path, errors: bool, parses: Path | None) -> None:
    """Prints both measures over a file."""
    lexicon = Lexicon.load()
    documents = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    if parses is not None and parses.is_file():
        parsed = msgspec.msgpack.decode(parses.read_bytes(), type=list[Parse])
    else:
        from attache.language import Parser

        parser = Parser.load()
        parsed = [parser.parse(report_of(document)) for document in documents]
        if parses is not None:
            parses.write_bytes(msgspec.msgpack.encode(parsed))
    distances: list[float] = []
    right: list[bool] = []
    exact = overlap = covered = found_count = gold_count = words = 0
    spent = 0.0
    for document, parse in zip(documents, parsed, strict=True):
        gold = [(place["start"], place["end"]) for place in document["places"]]
        gold_count += len(gold)
        words += sum(len(sentence.tokens) for sentence in parse.sentences)
        told = located(given(parse, gold), lexicon)
        for place in document["places"]:
            if place["lat"] is None:
                continue
            mention = resolved(told, place["start"], place["end"])
            away = kilometres(mention[2], place["lat"], place["lon"]) if mention else math.inf
            distances.append(away)
            right.append(away <= NEAR_KM or (mention is not None and is_named(mention[2], place["page"])))
            if errors and away > NEAR_KM:
                read_as = f"{mention[2].id} {mention[2].country} {mention[3]}" if mention else "nothing"
                print(f"FAR     {document['id']} {place['text']!r} {place['page'][30:]} {away:.0f} km: {read_as}")
        clock = time.process_time()
        raw = located(parse, lexicon)
        spent += time.process_time() - clock
        spans = toponyms(raw)
        found_count += len(spans)
        exact += len(spans & set(gold))
        overlap += sum(any(a < end and b > start for start, end in gold) for a, b in spans)
        covered += sum(any(a < end and b > start for start, end in spans) for a, b in gold)
        if errors:
            _differences(document, spans, set(gold), raw)
    near = sum(away <= NEAR_KM for away in distances)
    print(f"documents {len(documents)}  words {words}  toponyms {gold_count}")
    same = sum(right)
    print(
        f"resolution given the toponyms: accuracy@161 km {100 * near / max(1, len(distances)):5.1f}   "
        f"median error {statistics.median(distances or [math.inf]):.0f} km   "
        f"without coordinates {sum(math.isinf(away) for away in distances)}"
    )
    print(f"the same, where a country's or continent's own name is enough:  {100 * same / max(1, len(right)):5.1f}")
    print("detection, exact span:         ", f1(exact, found_count, gold_count))
    precision, recall = overlap / max(1, found_count), covered / max(1, gold_count)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"detection, any overlap:         P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * both:5.1f}")
    print(f"actors and places: {words / max(spent, 1e-9):,.0f} words per CPU-second")
    print(PEERS)


def toponyms(found: Iterable[tuple[int, int, Place, str]]) -> set[tuple[int, int]]:
    """The spans of places that stand by name."""
    return {(start, end) for start, end, _place, _rule in found}


def _differences(
    document: dict[str, Any],
    spans: set[tuple[int, int]],
    gold: set[tuple[int, int]],
    raw: list[tuple[int, int, Place, str]],
) -> None:
    text = document["text"]
    for start, end in sorted(gold - spans):
        print(f"MISSED  {document['id']} {text[start:end]!r} ... {text[max(0, start - 40) : end + 25]!r}")
    rules = {(start, end): f"{place.id} {rule}" for start, end, place, rule in raw}
    for start, end in sorted(spans - gold):
        context = text[max(0, start - 40) : end + 25]
        print(f"EXTRA   {document['id']} {text[start:end]!r} {rules[start, end]} ... {context!r}")


PEERS = """\
Published by others on all of GeoVirus, given the toponyms, as accuracy@161 km: CamCoder, a neural geocoder trained on
Wikipedia, about 82 % (Gritta, Pilehvar and Collier, ACL 2018). Not the same documents: FILE is the development part."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geovirus", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="list what was missed, invented or placed wrongly")
    parser.add_argument("--parses", type=Path, help="a file to keep the parses in, so that the next run is quick")
    options = parser.parse_args()
    geovirus(options.geovirus, options.errors, options.parses)


if __name__ == "__main__":
    main()
