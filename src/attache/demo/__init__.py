"""The built-in dossier: reports on foreign forces in Niger from March to September 2024, written for this project.

The facts are public and the words are the project's own; the outlets do not exist. The reports come in the shapes that
real ones come in (pasted text without a date, web pages with their furniture, Markdown, JSON lines, a feed, a live
blog) and differ as real ones differ: that is what the demonstration is about.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

SOURCES = (_HERE / "reports", _HERE / "dossier")
"""The folders of the dossier: three reports that the guide uses, and the others."""

TAKEAWAY = _HERE / "dossier" / "2024-05-russia-replaces-us.txt"
"""An article whose headline and takeaways say more than its body."""

OVERSTATED = _HERE / "dossier" / "2024-07-10-all-out.html"
"""An article whose headline says that all are gone, while its body keeps some of them in place."""

SITES = ("Airbase 101", "Airbase 201")
"""The two bases that the dossier is about."""

HOST = "NER"
"""The country that it is about."""
