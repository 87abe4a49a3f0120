"""Whether a socket is opened by our own page: browsers let any page open one, and send our cookie along.

RFC 6455 section 10.2: the server is to look at the Origin header.
"""

from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_own(origin: str | None, host: str, public_url: str | None) -> bool:
    """`origin` and `host` are the request's headers. Own is PUBLIC_URL's origin, and whatever host we were asked as;
    never the unencrypted twin of an encrypted PUBLIC_URL."""
    asked_by = _origin(origin or "")
    if asked_by is None:
        return False
    public = _origin(public_url or "")
    if asked_by == public:
        return True
    if public is not None and public[0] == "https" and asked_by[1] == public[1]:
        return False
    scheme = asked_by[0]
    return asked_by == _origin(f"{scheme}://{host}")


def _origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host, port; None for what is no http address ("null", a file, garbage)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or parts.username is not None:
        return None
    return parts.scheme, parts.hostname, port or _DEFAULT_PORTS[parts.scheme]
