"""How far one place lies from another."""

from __future__ import annotations

import math

from attache.model import Place

SURROUNDINGS = 25.0  # kilometres from a town within which a base or a village passes under its name
RADIUS = 6371.0  # kilometres, of a sphere with the earth's volume


def kilometres(a: Place, b: Place) -> float:
    """Kilometres between two places by the haversine formula; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    lat, other = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((other - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))
