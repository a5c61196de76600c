"""`attache add`: the batch with a progress bar on a terminal, one line for each refusal, and a closing line."""

from __future__ import annotations
