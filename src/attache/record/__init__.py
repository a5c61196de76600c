"""`Claim`s to views: an append-only store, and pure functions of what it holds."""

from attache.record.reported import ReportRow
from attache.record.store import Store

__all__ = ["ReportRow", "Store"]
