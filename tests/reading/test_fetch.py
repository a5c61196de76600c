"""Fetching: public addresses only, robots.txt, redirects, size, time. No test uses the network."""

import datetime as dt
import gzip
from collections.abc import Callable

import httpx
import pytest

from attache.errors import FetchError
from attache.model import Refused, Report
from attache.reading import Fetcher, limits, read
from attache.reading.address import is_public

PUBLIC = "93.184.215.14"
PAGE = (
    b"<html><head><title>The Last Soldiers Leave</title></head><body><p>" + b"The base is empty, officials said. " * 5
)


class Site:
    """A server that answers by path, and remembers what it was asked."""

    def __init__(self, pages: dict[str, httpx.Response], robots: httpx.Response | None = None) -> None:
        self.pages = pages
        self.robots = robots or httpx.Response(404)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path == "/robots.txt":
            return self.robots
        return self.pages.get(request.url.path, httpx.Response(404))


def fetcher(
    site: Callable[[httpx.Request], httpx.Response],
    hosts: dict[str, list[str]] | None = None,
    clock: Callable[[], float] = lambda: 0.0,
    slept: list[float] | None = None,
) -> Fetcher:
    known = {"example.org": [PUBLIC], **(hosts or {})}
    return Fetcher(
        resolver=lambda host, port: known.get(host, [host]),
        transport=httpx.MockTransport(site),
        clock=clock,
        sleep=(slept if slept is not None else []).append,
    )


def ok(data: bytes, **headers: str) -> httpx.Response:
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(data))


def moved(location: str) -> httpx.Response:
    return httpx.Response(302, headers={"location": location})


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "0.0.0.0",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)
    site = Site({"/": ok(PAGE)})
    with pytest.raises(FetchError, match="public internet"):
        fetcher(site, {"inside.example": [PUBLIC, address]}).get("http://inside.example/")
    assert site.requests == []


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("ftp://example.org/a", "not http"),
        ("file:///etc/passwd", "not http"),
        ("http://user:word@example.org/", "password"),
        ("http://example.org:8080/", "port 8080"),
        ("http://[::1]/", "public internet"),
        ("http://127.0.0.1/", "public internet"),
        ("http://example.org:abc/", "not valid"),
    ],
)
def test_urls_that_are_refused(url: str, cause: str) -> None:
    site = Site({"/": ok(PAGE)})
    with pytest.raises(FetchError, match=cause):
        fetcher(site).get(url)
    assert site.requests == []


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_checked_address_is_asked_under_the_name(address: str, scheme: str) -> None:
    site = Site({"/a": ok(PAGE)})
    page = fetcher(site, {"news.example": [address]}).get(f"{scheme}://news.example/a?b=c#d")
    asked = site.requests[-1]
    assert asked.url.host == address
    assert asked.headers["host"] == "news.example"
    assert asked.extensions["sni_hostname"] == "news.example"
    assert asked.url.query == b"b=c"
    assert page.url == f"{scheme}://news.example/a?b=c"
    assert "attache" in asked.headers["user-agent"]


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1/", "http://inside.example/", "file:///etc/passwd", "http://[::ffff:10.0.0.1]/"]
)
def test_redirects_are_checked_again(location: str) -> None:
    site = Site({"/a": moved(location), "/": ok(PAGE)})
    with pytest.raises(FetchError):
        fetcher(site, {"inside.example": ["10.0.0.1"]}).get("http://example.org/a")
    assert {request.url.host for request in site.requests} == {PUBLIC}


def test_a_name_that_answers_differently_the_second_time_is_caught() -> None:
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"]])
    site = Site({"/a": moved("/b"), "/b": ok(PAGE)})
    made = Fetcher(resolver=lambda host, port: next(answers), transport=httpx.MockTransport(site), sleep=lambda _: None)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        made.get("http://example.org/a")


@pytest.mark.parametrize(("steps", "arrives"), [(limits.MAX_REDIRECTS, True), (limits.MAX_REDIRECTS + 1, False)])
def test_the_number_of_redirects_is_bounded(steps: int, arrives: bool) -> None:
    pages = {f"/{n}": moved(f"/{n + 1}") for n in range(steps)} | {f"/{steps}": ok(PAGE)}
    made = fetcher(Site(pages))
    if arrives:
        assert made.get("http://example.org/0").url == f"http://example.org/{steps}"
    else:
        with pytest.raises(FetchError, match="redirects"):
            made.get("http://example.org/0")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (ok(b"User-agent: *\nDisallow: /a"), False),
        (ok(b"User-agent: attache\nDisallow: /"), False),
        (ok(b"User-agent: attache\nAllow: /\n\nUser-agent: *\nDisallow: /"), True),
        (ok(b"User-agent: *\nDisallow: /other"), True),
        (httpx.Response(404), True),
        (httpx.Response(403), True),
        (httpx.Response(503), False),
    ],
)
def test_robots(robots: httpx.Response, allowed: bool) -> None:
    site = Site({"/a": ok(PAGE)}, robots)
    if allowed:
        assert fetcher(site).get("http://example.org/a").data == PAGE
    else:
        with pytest.raises(FetchError, match="robots"):
            fetcher(site).get("http://example.org/a")
        assert [request.url.path for request in site.requests] == ["/robots.txt"]


def test_robots_is_asked_once_and_its_delay_is_kept_within_bounds() -> None:
    site = Site({"/a": ok(PAGE), "/b": ok(PAGE)}, ok(b"User-agent: *\nCrawl-delay: 3600"))
    slept: list[float] = []
    made = fetcher(site, slept=slept)
    made.get("http://example.org/a")
    site.pages["/b"] = ok(PAGE)
    made.get("http://example.org/b")
    assert [request.url.path for request in site.requests] == ["/robots.txt", "/a", "/b"]
    assert slept == [limits.MAX_CRAWL_DELAY]


@pytest.mark.parametrize(
    ("response", "cause"),
    [
        (ok(b"a" * (limits.MAX_FETCH_BYTES + 1)), "more than"),
        (ok(gzip.compress(b"a" * (limits.MAX_FETCH_BYTES + 1), mtime=0), **{"content-encoding": "gzip"}), "more than"),
        (ok(gzip.compress(PAGE, mtime=0)[:-9], **{"content-encoding": "gzip"}), "broke off"),
        (ok(b"not gzip at all", **{"content-encoding": "gzip"}), "damaged"),
        (ok(PAGE, **{"content-encoding": "br"}), "packs its pages in br"),
        (httpx.Response(404), "status 404"),
        (httpx.Response(500), "status 500"),
    ],
)
def test_answers_that_are_refused(response: httpx.Response, cause: str) -> None:
    with pytest.raises(FetchError, match=cause):
        fetcher(Site({"/a": response})).get("http://example.org/a")


def test_a_packed_page_is_unpacked() -> None:
    site = Site(
        {
            "/a": ok(
                gzip.compress(PAGE, mtime=0),
                **{"content-encoding": "gzip", "content-type": "text/html; charset=cp1252"},
            )
        }
    )
    page = fetcher(site).get("http://example.org/a")
    assert (page.data, page.charset) == (PAGE, "cp1252")


def test_all_of_it_has_to_come_in_time() -> None:
    ticks = iter(range(0, 10_000, 11))
    with pytest.raises(FetchError, match="longer than 30 seconds"):
        fetcher(Site({"/a": ok(PAGE)}), clock=lambda: float(next(ticks))).get("http://example.org/a")


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("")]
)
def test_failures_of_the_network_are_said_in_one_line(error: httpx.HTTPError) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error

    (refused,) = read("http://example.org/a", fetcher=fetcher(fail))
    assert isinstance(refused, Refused)
    assert refused.source == "http://example.org/a"
    assert "\n" not in refused.cause


def test_a_url_is_read_into_a_report() -> None:
    site = Site({"/a": moved("/2024/05/03/b"), "/2024/05/03/b": ok(PAGE)})
    (report,) = read("http://example.org/a", fetcher=fetcher(site), published=None)
    assert isinstance(report, Report)
    assert report.url == "http://example.org/2024/05/03/b"
    assert report.outlet == "example.org"
    assert report.published.earliest == dt.date(2024, 5, 3)
