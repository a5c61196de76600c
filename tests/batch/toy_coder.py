"""A coder small enough to reason about: a claim for each capitalised word, misbehaviour at a word's notice."""

from __future__ import annotations

import os
import re
import signal
import time

import msgspec

from attache.batch import Coded, Coder
from attache.errors import InputError, LexiconError, ModelError
from attache.ids import digest
from attache.model import Actor, Claim, Report

WORD = re.compile(r"\b[A-Z]\w*")


def code(report: Report) -> Coded:
    if "SLEEP" in report.text:
        time.sleep(0.01)
    if "KILL" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EXIT" in report.text:
        os._exit(7)
    if "RAISE" in report.text:
        raise ValueError("two\nlines")
    if "REFUSE" in report.text:
        raise InputError("nothing here can be coded")
    if "NO_MODEL" in report.text:
        raise ModelError("the encoder is missing")
    if "RENAME" in report.text:
        return Coded(msgspec.structs.replace(report, id="other"), ())
    shift = 1 if "MISQUOTE" in report.text else 0
    body = [section for section in report.sections if section.kind == "body"]
    words = (found for section in body for found in WORD.finditer(report.text, section.start, section.end))
    return Coded(report, tuple(_claim(report, found, shift) for found in words))


def load() -> Coder:
    return code


def cannot_load() -> Coder:
    raise LexiconError("forces.toml: no such force")


def is_broken() -> Coder:
    raise ZeroDivisionError("a bug")


def dies_while_loading() -> Coder:
    os._exit(9)


def _claim(report: Report, found: re.Match[str], shift: int) -> Claim:
    return Claim(
        id="c" + digest(report.id, str(found.start())),
        report=report.id,
        section="body",
        sentence=report.text,
        start=found.start() + shift,
        end=found.end() + shift,
        quote=found.group(),
        kind="presence",
        actors=(Actor(found.group().lower(), found.group(), found.group()[:3].upper()),),
    )
