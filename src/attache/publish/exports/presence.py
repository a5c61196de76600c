"""The columns of presence: one row for each force at a site, or in a country as a whole."""

from __future__ import annotations

from attache.publish.exports import codes
from attache.publish.exports.columns import Column, counted
from attache.record.rows import PresenceRow


def presence_id(row: PresenceRow) -> str:
    """Stable, and the subject that disputes about the same presence have: "USA-MIL@site/airbase-101-niamey"."""
    return f"{row.force.id}@{row.site.id if row.site else row.host}"


COLUMNS: tuple[Column[PresenceRow], ...] = (
    Column("id", "VARCHAR", presence_id),
    Column("force_id", "VARCHAR", lambda row: row.force.id),
    Column("force", "VARCHAR", lambda row: row.force.name),
    Column("force_kind", "VARCHAR", lambda row: row.force.kind),
    Column("force_country", "VARCHAR", lambda row: row.force.country),
    Column("force_cow", "BIGINT", lambda row: codes.cow(row.force.country)),
    Column("force_gw", "BIGINT", lambda row: codes.gw(row.force.country)),
    Column("host", "VARCHAR", lambda row: row.host),
    Column("host_cow", "BIGINT", lambda row: codes.cow(row.host)),
    Column("host_gw", "BIGINT", lambda row: codes.gw(row.host)),
    Column("site_id", "VARCHAR", lambda row: row.site.id if row.site else None),
    Column("site", "VARCHAR", lambda row: row.site.name if row.site else None),
    Column("site_aliases", "VARCHAR[]", lambda row: row.site.aliases if row.site else ()),
    Column("site_owner", "VARCHAR", lambda row: row.site.owner if row.site else None),
    Column("latitude", "DOUBLE", lambda row: row.site.lat if row.site else None),
    Column("longitude", "DOUBLE", lambda row: row.site.lon if row.site else None),
    Column("where_precision", "BIGINT", lambda row: row.site.precision if row.site else 6),
    Column("status", "VARCHAR", lambda row: row.status),
    *counted("strength", lambda row: row.strength),
    Column("since_earliest", "DATE", lambda row: row.since.earliest),
    Column("since_latest", "DATE", lambda row: row.since.latest),
    Column("ended", "BOOLEAN", lambda row: row.until is not None),
    Column("until_earliest", "DATE", lambda row: row.until.earliest if row.until else None),
    Column("until_latest", "DATE", lambda row: row.until.latest if row.until else None),
    Column("consent", "VARCHAR", lambda row: row.consent),
    Column("separation", "VARCHAR[]", lambda row: [f"{each.relation} from {each.from_}" for each in row.separation]),
    Column("equipment", "VARCHAR[]", lambda row: row.equipment),
    Column("contested", "VARCHAR[]", lambda row: row.contested),
    Column("origins", "BIGINT", lambda row: row.origins),
    Column("claims", "VARCHAR[]", lambda row: row.claims),
)
