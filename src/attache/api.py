"""The whole way for a program: `read` turns a source into claims, `Record` keeps them and answers from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from attache.errors import UnreadableSource

if TYPE_CHECKING:
    from attache.batch import Coded, Progress, Summary
    from attache.explain import Explanation
    from attache.model import Claim, Published, Refused
    from attache.record.rows import AgreementRow, EventRow, OfficeRow, PresenceRow, StatementRow
    from attache.record.store import ReportRow


def read(
    source: str | Path, *, published: dt.date | None = None, refused: Callable[[Refused], None] | None = None
) -> Iterator[Coded]:
    """Read a file, folder or URL and yield each report with its claims; nothing is stored.

    What cannot be read goes to `refused`. Without `refused`, `UnreadableSource` is raised, after the last good report.
    """
    from attache import reading
    from attache.batch import load_coder
    from attache.model import Refused

    code = load_coder()
    causes: list[Refused] = []
    for item in reading.read(source, published=published):
        if isinstance(item, Refused):
            (refused or causes.append)(item)
        else:
            yield code(item)
    if causes:
        raise UnreadableSource("; ".join(f"{cause.source}: {cause.cause}" for cause in causes))


class Record:
    """A record of what reports say, in one file. Use it in a `with` block.

        with Record("niger.db") as record:
            record.add("articles/")
            for row in record.presence(host="NER"):
                print(row.force.name, row.status, row.claims)

    Every view takes `on`, a day in the world (default: the latest day reported on), and `known`, a day of knowledge (default:
    everything added). Raises `StoreError` where the file cannot be used, `InputError` for an argument that means nothing.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        from attache.record.store import Store

        self._store = Store.open(path, readonly=readonly)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
