"""The columns of claims: one row for each thing that one source says in one sentence, with the report it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attache.model import Claim
from attache.publish.exports.columns import Column, Type, counted
from attache.record.store import ReportRow


def columns(reports: Mapping[str, ReportRow]) -> tuple[Column[Claim], ...]:
    """The columns, with what `reports`, by id, say of themselves."""

    def told(name: str, field: str) -> Column[Claim]:
        return Column(name, "VARCHAR", lambda claim: getattr(reports.get(claim.report), field, None))

    return (
        *(_own(name) for name in ("id", "report")),
        *(told(name, name) for name in ("outlet", "title", "url", "origin")),
        Column("published_earliest", "DATE", lambda claim: reports[claim.report].published.earliest),
        Column("published_latest", "DATE", lambda claim: reports[claim.report].published.latest),
        *(_own(name) for name in ("section", "sentence")),
        *(_own(name, "BIGINT") for name in ("start", "end")),
        *(_own(name) for name in ("quote", "kind", "action")),
        *(_inner(f"event_{field}", "event", field) for field in ("type", "mode", "cameo")),
        Column("event_contexts", "VARCHAR[]", lambda claim: claim.event.contexts if claim.event else ()),
        Column("actor_ids", "VARCHAR[]", lambda claim: [who.id for who in claim.actors]),
        Column("actors", "VARCHAR[]", lambda claim: [who.name for who in claim.actors]),
        Column("recipient_ids", "VARCHAR[]", lambda claim: [who.id for who in claim.recipients]),
        Column("recipients", "VARCHAR[]", lambda claim: [who.name for who in claim.recipients]),
        _inner("place_id", "place", "id"),
        _inner("place", "place", "name"),
        *(_inner(field, "place", field) for field in ("country", "admin1")),
        _inner("latitude", "place", "lat", "DOUBLE"),
        _inner("longitude", "place", "lon", "DOUBLE"),
        _inner("where_precision", "place", "precision", "BIGINT"),
        *(_inner(f"time_{field}", "time", field, "DATE") for field in ("earliest", "latest")),
        _inner("time_precision", "time", "precision", "BIGINT"),
        _inner("time_text", "time", "text"),
        *(_inner(f"until_{field}", "until", field, "DATE") for field in ("earliest", "latest")),
        *counted("count", lambda claim: claim.count),
        _inner("count_scope", "count", "scope"),
        Column("items", "VARCHAR[]", lambda claim: claim.items),
        *(_inner(f"speaker_{field}", "speaker", field) for field in ("id", "name", "role")),
        *(_own(name) for name in ("attribution", "modality")),
        _own("polarity", "BOOLEAN"),
        _own("confidence", "DOUBLE"),
    )


def _own(name: str, type: Type = "VARCHAR") -> Column[Claim]:
    return Column(name, type, lambda claim: getattr(claim, name))


def _inner(name: str, part: str, field: str, type: Type = "VARCHAR") -> Column[Claim]:
    def of(claim: Claim) -> Any:
        return getattr(getattr(claim, part), field, None)

    return Column(name, type, of)
