"""What the relevance gate costs, keeps and loses: `make bench-gate DATA=folder`.

Lost claims: on development reports about the subject (training/gate/label.py says which those are), the share of
the claims of the pass over everything that stand in sentences which the gate dismisses. Those that come out
otherwise, since a sentence's scores depend a little on the sentences it is run with, are counted apart. Gain: CPU-
seconds of `attache add` on the bodies of a public corpus of general web news, without the gate and with it, start-
up left out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/encoder"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training/gate"))

import label

from attache.batch import load_coder, run
from attache.language import sentences
from attache.language.gate import Gate
from attache.model import Claim, Report
from attache.record.store import Store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    reports = dict(label.reports(options.data, "dev"))
    bodies = {name: body for name, body in reports.items() if name.startswith("ae_")}
    speed(list(reports.values()))
    lost([label.made(name, body) for name, body in reports.items() if name not in bodies])
    gain(bodies)


def speed(bodies: list[str]) -> None:
    gate = Gate()
    cut = [[body[a:b] for a, b in sentences.spans(body, 0, len(body))] for body in bodies]
    words = sum(len(body.split()) for body in bodies)
    seconds = statistics.median(cpu(lambda: [gate.keep(texts) for texts in cut]) for _ in range(3))
    print(f"the gate alone: {words / seconds:,.0f} words a CPU-second (bound 50,000) over {words:,} words")


def lost(reports: Iterable[Report]) -> None:
    everything, gated = load_coder(gate=False), load_coder()
    gate, relevant, found, dismissed, otherwise = Gate(), 0, 0, 0, 0
    for each in reports:
        full = everything(each)
        rich = {claim.sentence for claim in full.claims if claim.kind != "statement"}
        spans = list(sentences.spans(each.text, 0, len(each.text)))
        if not label.about(len(rich), len(spans)):
            continue
        keep = gate.keep([each.text[a:b] for a, b in spans])
        out = [(a, b) for (a, b), kept in zip(spans, keep, strict=True) if not kept]
        again = {same(claim) for claim in gated(each).claims}
        relevant += 1
        found += len(full.claims)
        gone = [claim for claim in full.claims if same(claim) not in again]
        cut = sum(any(a <= claim.start < b for a, b in out) for claim in gone)
        dismissed += cut
        otherwise += len(gone) - cut
    print(f"{relevant} reports about the subject, {found} claims: {dismissed} in sentences that the gate dismissed")
    share = 100 * dismissed / max(1, found)
    print(f"  {share:.2f} % (bound 1); {otherwise} more come out otherwise beside other sentences")


def same(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.action, claim.event and claim.event.type, claim.start, claim.end


def gain(bodies: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "mix.jsonl"
        rows = (
            {"url": f"https://example.org/{n}", "text": body, "published": "2020-01-01"} for n, body in bodies.items()
        )
        feed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        seconds, claims = {}, {}
        for gate in (False, True):
            coder = load_coder(gate=gate)
            coder(label.made("warm", "French troops left Mali on Monday."))
            with Store.open(Path(folder) / f"{gate}.db") as store:
                started = time.process_time()
                claims[gate] = run([str(feed)], store, coder=lambda coder=coder: coder).claims  # type: ignore[misc]
                seconds[gate] = time.process_time() - started
    words = sum(len(body.split()) for body in bodies.values())
    print(
        f"general mix, {len(bodies)} pages, {words:,} words: {seconds[False]:.1f} CPU-s without the gate "
        f"({claims[False]} claims), {seconds[True]:.1f} with it ({claims[True]} claims): "
        f"{seconds[False] / seconds[True]:.1f} times as fast (bound 5)"
    )


def cpu(job: Callable[[], object]) -> float:
    started = time.process_time()
    job()
    return time.process_time() - started


if __name__ == "__main__":
    main()
