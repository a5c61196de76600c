"""`Claim`s to views: an append-only store, and pure functions of what it holds."""

from attache.record.store import ReportRow, Store

__all__ = ["ReportRow", "Store"]
