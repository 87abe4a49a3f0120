"""Whose computer a request comes from: the peer, or what a trusted proxy says."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Networks = tuple[IPv4Network | IPv6Network, ...]


def networks(setting: str) -> Networks:
    """`TRUSTED_PROXIES`: addresses or networks, separated by commas. Raise ValueError."""
    return tuple(ip_network(part.strip(), strict=False) for part in setting.split(",") if part.strip())


def client_address(peer: str | None, forwarded: Sequence[str], trusted: Networks) -> str:
    """The address that a visitor's share is counted by; an IPv6 guest owns a /64, so that is what counts.

    `forwarded` are the X-Forwarded-For headers. Read from the right, as each proxy adds its peer there: the first
    address that is no trusted proxy is the client. Without trusted proxies the headers are ignored.
    """
    address = peer or ""
    hops = [hop.strip() for header in forwarded for hop in header.split(",")] if trusted else []
    while hops and _is_trusted(address, trusted):
        address = hops.pop()
    return _counted(address)


def _is_trusted(address: str, trusted: Networks) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in trusted)


def _counted(address: str) -> str:
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed) if parsed else "unknown"


@lru_cache(1024)
def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
