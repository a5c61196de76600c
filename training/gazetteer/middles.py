"""The middle of a province or district, from the towns in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import mean

CELL = 1.0  # degrees


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Latitude and longitude of the middle of some points, where a crowded corner weighs no more than an empty one: the
    mean of the means of the cells of a grid."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        cells[int(lat // CELL), int(lon // CELL)].append((lat, lon))
    means = [(mean(lat for lat, _ in cell), mean(lon for _, lon in cell)) for cell in cells.values()]
    return round(mean(lat for lat, _ in means), 2), round(mean(lon for _, lon in means), 2)
