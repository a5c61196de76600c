"""A URL to bytes: only from the public internet, only where robots.txt allows it, within bounds of size and time."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import msgspec

from attache.errors import FetchError
from attache.reading import limits
from attache.reading.address import Resolver, checked, is_public, resolve

if TYPE_CHECKING:
    import httpx

USER_AGENT = "attache/0.1 (news reader for research; obeys robots.txt)"
"""What servers are told, and the name that robots.txt may address: attache."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Page(msgspec.Struct, frozen=True):
    """What a URL sent: where from in the end, the body unpacked, and the charset that the server declared."""

    url: str
    data: bytes
    charset: str | None = None


class Fetcher:
    """Fetches pages politely and safely; keeps each site's robots.txt for as long as it lives.

    `resolver`, `transport`, `allowed`, `ports`, `clock` and `sleep` are there for tests: they stand for the name
    server, the network, the addresses that may be asked, the ports, and the passing of time."""

    def __init__(
        self,
        *,
        resolver: Resolver = resolve,
        transport: httpx.BaseTransport | None = None,
        allowed: Callable[[str], bool] = is_public,
        ports: frozenset[int] = frozenset((80, 443)),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._resolver = resolver
        self._transport = transport
        self._allowed = allowed
        self._ports = ports
        self._clock = clock
        self._sleep = sleep
        self._robots: dict[str, Any] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str) -> Page:
        """The page at `url`. Raises FetchError, with the reason, where it must not or cannot be fetched."""
        deadline = self._clock() + limits.MAX_FETCH_SECONDS
        return self._follow(url, limits.MAX_FETCH_BYTES, deadline, robots=True)

    def _follow(self, url: str, limit: int, deadline: float, *, robots: bool) -> Page:
        import httpx

        for _ in range(limits.MAX_REDIRECTS + 1):
            target = self._target(url)
            if robots:
                self._ask_leave(target, deadline)
            status, headers, data = self._once(target, limit, deadline)
            if status in _REDIRECTS and (location := headers.get("location")):
                url = urljoin(str(target), location)
                continue
            if status != 200:
                raise _Status(status)
            charset = httpx.Response(200, headers=headers).charset_encoding
            return Page(str(target), data, charset)
        raise FetchError(
            f"it redirects more than {limits.MAX_REDIRECTS} times: open it in a browser and give the address it ends at"
        )

    def _target(self, url: str) -> httpx.URL:
        import httpx

        try:
            target = httpx.URL(url).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(f"the address is not valid: {error}") from error
        if target.scheme not in ("http", "https"):
            raise FetchError(f"the address {target} is not http or https")
        if not target.host:
            raise FetchError("the address names no host: write it as in https://example.org/page")
        if target.userinfo:
            raise FetchError("the address carries a user name or password: those are not sent")
        if _port(target) not in self._ports:
            raise FetchError(f"port {_port(target)} is not one that pages are served at")
        return target

    def _ask_leave(self, target: httpx.URL, deadline: float) -> None:
        """Raises FetchError where the site's robots.txt forbids the page; waits where it asks for a delay."""
        site = f"{target.scheme}://{target.host}:{_port(target)}"
        if site not in self._robots:
            self._robots[site] = self._rules(str(target.join("/robots.txt")), deadline)
        rules = self._robots[site]
        if rules is None:
            return
        if not rules.can_fetch(str(target), USER_AGENT):
            raise FetchError("the site's robots.txt forbids it: open it in a browser and save the page")
        delay = min(rules.crawl_delay(USER_AGENT) or 0.0, limits.MAX_CRAWL_DELAY)
        wait = self._asked.get(site, float("-inf")) + delay - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked[site] = self._clock()

    def _rules(self, url: str, deadline: float) -> Any:
        """The site's rules as RFC 9309 reads them: none where there is no robots.txt (4xx), all closed where the server
        fails (5xx). The network's own failures are raised: the page would meet them too."""
        from protego import Protego

        try:
            page = self._follow(url, limits.MAX_ROBOTS_BYTES, deadline, robots=False)
        except _Status as error:
            if 400 <= error.status < 500:
                return None
            raise FetchError(
                "the site's robots.txt cannot be read now, so nothing is fetched from it: try later"
            ) from error
        return Protego.parse(page.data.decode("utf-8", "replace"))

    def _once(self, target: httpx.URL, limit: int, deadline: float) -> tuple[int, httpx.Headers, bytes]:
        """One request, sent to the address that was checked, under the name that was asked for."""
        import httpx

        address = checked(target.host, _port(target), self._resolver, self._allowed)
        left = deadline - self._clock()
        if left <= 0:
            raise _too_slow()
        headers = {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        timeout = httpx.Timeout(min(left, limits.MAX_CONNECT_SECONDS))
        request = httpx.Request(
            "GET",
            target.copy_with(host=address),
            headers=headers,
            extensions={"sni_hostname": target.raw_host.decode("ascii"), "timeout": timeout.as_dict()},
        )
        # No proxies, cookies or redirects of the client's own: each would go round the checked address.
        client = httpx.Client(transport=self._transport, trust_env=False, follow_redirects=False)
        try:
            response = client.send(request, stream=True)
            try:
                body = self._body(response, limit, deadline) if response.status_code == 200 else b""
                return response.status_code, response.headers, body
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise _too_slow() from error
        except httpx.HTTPError as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise FetchError(f"the connection to {target.host} failed: {reason}") from error
        finally:
            if self._transport is None:
                client.close()

    def _body(self, response: httpx.Response, limit: int, deadline: float) -> bytes:
        """The body, unpacked here and not by the client, whose unpacking has no bound."""
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", ""):
            raise FetchError(
                f"the server packs its pages in {packing}, which was not asked for: save the page in a browser"
            )
        unpacker = zlib.decompressobj(wbits=31) if "gzip" in packing else None
        parts: list[bytes] = []
        size = 0
        for chunk in response.iter_raw():
            if self._clock() > deadline:
                raise _too_slow()
            try:
                part = unpacker.decompress(chunk, limit - size + 1) if unpacker else chunk
            except zlib.error as error:
                raise FetchError("the server sent a damaged gzip: try again, or save the page in a browser") from error
            size += len(part)
            if size > limit:
                raise FetchError(f"it sends more than {limit:,} bytes: save the article's text and give the file")
            parts.append(part)
        if unpacker and not unpacker.eof and parts:
            raise FetchError("the connection broke off in the middle of the page: try again")
        return b"".join(parts)


class _Status(FetchError):
    """An answer that is not the page."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the server answered with status {status}: check the address in a browser")
        self.status = status


def _port(target: httpx.URL) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _too_slow() -> FetchError:
    return FetchError(
        f"it took longer than {limits.MAX_FETCH_SECONDS:.0f} seconds: try later, or save the page in a browser"
    )
