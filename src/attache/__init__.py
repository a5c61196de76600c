"""Attaché reads news reports and keeps a sourced, time-aware record of forces, agreements, power and violence.

The public API is the handful of names below; each is imported when it is first used, so `import attache` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attache.api import Record as Record
    from attache.api import check as check
    from attache.api import read as read

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "check", "read"]


def __getattr__(name: str) -> object:
    """Import `Record`, `check` or `read` when somebody asks for it."""
    if name not in ("Record", "check", "read"):
        raise AttributeError(f"module 'attache' has no attribute {name!r}")
    from attache import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """Name what is public, imported or not."""
    return sorted(__all__)
