"""How far a claim's confidence can be taken at its word: `python benchmarks/reliability.py [--to FILE.svg]`.

Claims coded from our own corpus, by confidence in tenths: how many there are, how sure they are on average, and how
many are right. A claim is right where the corpus has a claim of the same kind and root or action in that sentence, by
actors of the same countries. The expected calibration error (Naeini et al. 2015) is the mean distance between the two,
weighted by number.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import claims
from attache.batch.coder import load_coder
from attache.model import Claim

CORPUS = Path(__file__).resolve().parents[1] / "training/corpus"
TENTHS = 10
SIDE, EDGE = 320, 40  # of the drawing, in pixels


class Bin(NamedTuple):
    """A tenth: how many claims, how sure on average, which share right."""

    number: int
    sure: float
    right: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--to", type=Path, help="draw the plot into this SVG file")
    options = parser.parse_args()
    coder = load_coder(gate=False)
    told, right = [], []
    for case in cases(options.part):
        for claim, is_right in judged(case, coder(claims.report(case)).claims):
            told.append(claim.confidence)
            right.append(is_right)
    print(table(told, right))
    if options.to:
        options.to.write_text(drawing(bins(told, right)), encoding="utf-8")


def cases(part: str) -> Iterator[claims.Case]:
    """The sentences of one part of our corpus, with their claims."""
    for path in sorted((CORPUS / "settled").glob("*.txt")):
        yield from claims.cases(path, CORPUS / "claims/settled" / f"{path.stem}.jsonl", part)


def judged(case: claims.Case, coded: Sequence[Claim]) -> Iterator[tuple[Claim, bool]]:
    """Each claim coded from the sentence, and whether it is right."""
    pairs, _, beside = claims.paired(case, coded)
    for pair in pairs:
        same = claims.countries(pair.expected, "actors") == claims.countries(pair.found, "actors")
        yield pair.found, same or pair.found.kind not in ("event", "presence")
    for claim in beside:
        yield claim, False


def bins(told: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The tenths that hold claims."""
    found = []
    for tenth in range(TENTHS):
        inside = [i for i, chance in enumerate(told) if min(TENTHS - 1, int(chance * TENTHS)) == tenth]
        if inside:
            count = len(inside)
            found.append(Bin(count, sum(told[i] for i in inside) / count, sum(right[i] for i in inside) / count))
    return found


def error(found: Sequence[Bin]) -> float:
    """The expected calibration error."""
    return sum(each.number * abs(each.sure - each.right) for each in found) / sum(each.number for each in found)


def table(told: Sequence[float], right: Sequence[bool]) -> str:
    """The tenths as lines, with a bar for how many are right and a mark where that should be."""
    found = bins(told, right)
    lines = ["claims  sure  right"]
    for each in found:
        bar = list("█" * round(40 * each.right) + " " * (41 - round(40 * each.right)))
        bar[round(40 * each.sure)] = "│"
        lines.append(f"{each.number:6} {100 * each.sure:5.1f} {100 * each.right:6.1f}  {''.join(bar)}")
    return "\n".join([*lines, f"expected calibration error {100 * error(found):.1f} points"])


def drawing(found: Sequence[Bin]) -> str:
    """The reliability plot as SVG: a dot a tenth, sized by its claims; the share that is right against confidence."""

    def x(share: float) -> float:
        return EDGE + share * SIDE

    def y(share: float) -> float:
        return EDGE / 2 + (1 - share) * SIDE

    most = max(each.number for each in found)
    width, height = SIDE + 1.5 * EDGE, SIDE + 1.5 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" font-family="sans-serif" '
        'font-size="11" role="img"><title>Confidence of claims against the share that is right</title>',
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="white"/>',
        f'<line x1="{x(0):.0f}" y1="{y(0):.0f}" x2="{x(1):.0f}" y2="{y(1):.0f}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts += [
            f'<line x1="{x(0):.0f}" y1="{y(share):.0f}" x2="{x(1):.0f}" y2="{y(share):.0f}" stroke="#eee"/>',
            f'<text x="{x(0) - 6:.0f}" y="{y(share) + 4:.0f}" text-anchor="end">{share:.1f}</text>',
            f'<text x="{x(share):.0f}" y="{y(0) + 16:.0f}" text-anchor="middle">{share:.1f}</text>',
        ]
    for each in found:
        radius = 3 + 9 * (each.number / most) ** 0.5
        parts.append(
            f'<circle cx="{x(each.sure):.1f}" cy="{y(each.right):.1f}" r="{radius:.1f}" fill="#2b6cb0" opacity="0.7">'
            f"<title>{each.number} claims, {100 * each.sure:.0f} % sure, {100 * each.right:.0f} % right</title>"
            "</circle>"
        )
    parts.append(f'<text x="{x(0.5):.0f}" y="{y(0) + 32:.0f}" text-anchor="middle">confidence</text>')
    parts.append(
        f'<text x="12" y="{y(0.5):.0f}" text-anchor="middle" transform="rotate(-90 12 {y(0.5):.0f})">right</text>'
    )
    return "\n".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    main()
