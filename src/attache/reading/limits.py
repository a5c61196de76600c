"""How much of anything is read, and why not more. All sizes are bytes unless the name says otherwise."""

from __future__ import annotations

MAX_PAGE_BYTES = 16 * 2**20
"""One page, text or feed, unpacked. The largest news pages weigh about 5 MB; parsing 16 MB takes some 400 MB of memory,
which is what one worker may use."""

MAX_RECORD_BYTES = 16 * 2**20
"""One line of JSON lines or one response of a WARC: the same page in another wrapping."""

MAX_UNPACKED_BYTES = 64 * 2**30
"""What one gzip file may unpack to while it is streamed record by record. A common-crawl WARC unpacks to 5 GB."""

MAX_RATIO = 200
"""Unpacked bytes for each packed one. News text packs 3 to 10 times, repetitive JSON lines up to about 50; a gzip bomb
approaches 1,000."""

RATIO_GRACE_BYTES = 2**20
"""Below this much unpacked text the ratio is not judged: a short run of spaces harms nobody."""

MAX_NESTING = 2
"""Wrappings inside each other: a gzip in a gzip happens by accident, a third one does not."""

MAX_HTML_DEPTH = 500
"""Elements inside each other. Real pages stay under 60, broken ones with unclosed tags under 300; the tree walkers of
the libraries below recurse, and the interpreter's stack holds 1,000 frames."""

MAX_HTML_ELEMENTS = 200_000
"""Elements of one page. A long live blog has 30,000; extraction time grows with their number."""

MAX_FEED_ITEMS = 10_000
"""Items of one feed. Real feeds hold 10 to 500; an archive dump belongs in JSON lines, which are streamed."""

MAX_REPORT_CHARS = 1_000_000
"""Characters of one report's text. The longest day of a live blog has about 300,000; a book is not a report."""

MAX_TITLE_WORDS = 40
"""Words of a headline. The longest ones printed have about 30; more means that a paragraph stands in its place."""

MAX_FILES_DEEP = 64
"""Folders inside each other: more is a loop or an accident."""

SNIFF_BYTES = 64 * 2**10
"""How much of the beginning decides what kind of source it is."""

MAX_FETCH_BYTES = MAX_PAGE_BYTES
"""What one URL may send, packed or unpacked."""

MAX_FETCH_SECONDS = 30.0
"""All of one URL, redirects and robots.txt included: a reader would have given up."""

MAX_CONNECT_SECONDS = 10.0
"""Until a server answers at all, and between two pieces of its answer."""

MAX_REDIRECTS = 5
"""Redirects of one URL: from http to https, to the www host, to the canonical page, and two to spare."""

MAX_ROBOTS_BYTES = 500 * 2**10
"""Of a robots.txt: RFC 9309, section 2.5, asks for at least 500 KiB."""

MAX_CRAWL_DELAY = 10.0
"""Seconds waited between two requests to one site, at most, where its robots.txt asks for a delay."""
