"""How wide each column of a table is, so that what matters fits the screen and words stay whole where they can."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 2  # blanks between columns
LONGEST_WORD = 18  # a longer one is broken rather than starve the other columns


def share(columns: Sequence[Sequence[str]], least: Sequence[int], screen: int) -> list[int]:
    """A width in characters for each column of cells, its heading among them; with gaps, no more than `screen` in all.

    Every column gets `least`, or what its cells need where that is less. What is left goes first to columns whose
    longest word would be broken, then to those whose cells would be wrapped, the neediest first. On a screen too narrow
    for `least`, all shrink.
    """
    from rich.cells import cell_len

    needs = [max(map(cell_len, cells)) for cells in columns]
    words = [max((cell_len(word) for cell in cells for word in cell.split()), default=1) for cells in columns]
    widths = [min(pair) for pair in zip(needs, least, strict=True)]
    spare = screen - GAP * (len(columns) - 1) - sum(widths)
    for wanted in ([min(word, LONGEST_WORD) for word in words], needs):
        while spare > 0:
            short = [want - width for want, width in zip(wanted, widths, strict=True)]
            neediest = max(range(len(short)), key=short.__getitem__)
            if short[neediest] <= 0:
                break
            widths[neediest] += 1
            spare -= 1
    while spare < 0 and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
        spare += 1
    return widths
