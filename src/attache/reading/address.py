"""Which internet addresses may be asked for a page: public ones only, whatever name leads to them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from attache.errors import FetchError

Resolver = Callable[[str, int], list[str]]
"""Host name and port to the addresses that it has now."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")  # obsolete IPv4-compatible addresses, still routed by some stacks


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, asked of the operating system. Raises FetchError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not known: check the address or the connection") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet: not private, loopback, link-local, shared, multicast, reserved
    or unspecified, nor an IPv6 form that carries such an IPv4 address inside (mapped, 6to4, Teredo, NAT64)."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64 or ip in _COMPATIBLE:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        carried = [one for one in inner if one is not None]
        if carried:
            return all(is_public(str(one)) for one in carried)
        if ip.is_site_local:
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    )


def checked(host: str, port: int, resolver: Resolver, allowed: Callable[[str], bool]) -> str:
    """The address to connect to: the first of the host's, all of which must be allowed. Connecting to this address, and
    not to the name again, keeps a second answer of the name server from leading elsewhere."""
    found = resolver(host, port)
    if not found:
        raise FetchError(f"the host {host} has no address: check the spelling")
    for address in found:
        if not allowed(address):
            raise FetchError(
                f"the host {host} leads to {address}, which is not on the public internet: give the page as a file"
            )
    return found[0]
