"""`Parse` to `Claim`s: who did what to whom, where, when, how many, said by whom, and whether it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attache.coding.coder import Coding as Coding
    from attache.coding.coder import code as code

__all__ = ["Coding", "code"]


def __getattr__(name: str) -> object:
    """Import `code` and `Coding` when somebody asks for them."""
    if name not in __all__:
        raise AttributeError(f"module 'attache.coding' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("attache.coding.coder"), name)
