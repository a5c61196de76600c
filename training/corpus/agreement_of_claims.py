"""How far the two labellings of claims agree: `python training/corpus/agreement_of_claims.py`.

Claims of a sentence are paired by kind and trigger (a presence by its action too, an event by its root). Of the pairs,
each field's share of equal values is printed, over those pairs in which either labeller gave the field; of the claims,
the F1 of pairing. Read from `claims/first/` and `claims/second/`.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Claim = dict[str, Any]
FIELDS = {
    "actors' countries": lambda claim: countries(claim, "actors"),
    "recipients' countries": lambda claim: countries(claim, "recipients"),
    "place's country": lambda claim: (claim.get("place") or {}).get("country"),
    "place's name": lambda claim: (claim.get("place") or {}).get("name"),
    "origin's name": lambda claim: (claim.get("origin") or {}).get("name"),
    "days": lambda claim: days(claim.get("time")),
    "end": lambda claim: days(claim.get("until")),
    "count": lambda claim: count(claim.get("count")),
    "killed": lambda claim: count(claim.get("killed")),
    "speaker": lambda claim: (claim.get("speaker") or {}).get("name"),
    "attribution": lambda claim: claim.get("attribution", "none"),
    "modality": lambda claim: claim.get("modality", "asserted"),
    "polarity": lambda claim: claim.get("polarity", True),
}


def main() -> None:
    paired: Counter[str] = Counter()
    one: Counter[str] = Counter()
    two: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    given: Counter[str] = Counter()
    pairs = [(file, HERE / "claims/second" / file.name) for file in sorted((HERE / "claims/first").glob("*.jsonl"))]
    files = [(first, second) for first, second in pairs if second.exists()]
    for first, second in files:
        for left, right in zip(read(first), read(second), strict=True):
            one.update(claim["kind"] for claim in left)
            two.update(claim["kind"] for claim in right)
            rest = list(right)
            for claim in left:
                other = next((each for each in rest if key(each) == key(claim)), None)
                if other is None:
                    continue
                rest.remove(other)
                paired[claim["kind"]] += 1
                for name, value in FIELDS.items():
                    a, b = value(claim), value(other)
                    if a or b:
                        given[name] += 1
                        equal[name] += a == b
    print(f"{len(files)} files")
    for kind in sorted(one):
        pairing = 200 * paired[kind] / (one[kind] + two[kind])
        print(f"  {kind:22} paired F1 {pairing:5.1f}  {one[kind]:5} and {two[kind]:5}")
    for name in FIELDS:
        if given[name]:
            print(f"  {name:22} equal in {100 * equal[name] / given[name]:5.1f} % of {given[name]}")


def read(file: Path) -> list[list[Claim]]:
    return [json.loads(line)["claims"] for line in file.read_text(encoding="utf-8").splitlines()]


def key(claim: Claim) -> tuple[object, ...]:
    return claim["kind"], claim.get("root") or claim.get("action"), claim["trigger"].lower()


def countries(claim: Claim, field: str) -> set[str]:
    return {actor["country"] for actor in claim.get(field, []) if actor.get("country")}


def days(time: Claim | None) -> tuple[object, object] | None:
    return (time.get("earliest"), time.get("latest")) if time and (time.get("earliest") or time.get("latest")) else None


def count(number: Claim | None) -> tuple[object, ...] | None:
    return tuple(number.get(part) for part in ("low", "best", "high", "op")) if number else None


if __name__ == "__main__":
    main()
