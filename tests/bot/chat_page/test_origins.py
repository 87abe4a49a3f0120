"""Whose socket is it: our own page's, or another site's."""

import pytest

from bot.chat_page.origins import is_own


@pytest.mark.parametrize(
    ("origin", "host", "public_url"),
    [
        ("http://127.0.0.1:8080", "127.0.0.1:8080", None),
        ("http://localhost:8080", "localhost:8080", "https://spa.example"),
        ("https://spa.example", "spa.example", None),
        ("https://spa.example", "127.0.0.1:8080", "https://spa.example"),
        ("https://spa.example", "127.0.0.1:8080", "https://spa.example:443/chat"),
        ("https://SPA.example", "spa.example:443", None),
        ("http://[::1]:8080", "[::1]:8080", None),
    ],
)
def test_our_own_page_may_open_a_socket(origin, host, public_url):
    assert is_own(origin, host, public_url)


@pytest.mark.parametrize(
    ("origin", "host", "public_url"),
    [
        (None, "spa.example", "https://spa.example"),
        ("", "spa.example", None),
        ("null", "spa.example", None),
        ("https://evil.example", "spa.example", "https://spa.example"),
        ("https://spa.example.evil.example", "spa.example", None),
        ("https://evil.example/spa.example", "spa.example", None),
        ("https://spa.example@evil.example", "spa.example", None),
        ("https://user@spa.example", "spa.example", None),
        ("https://spa.example:8443", "spa.example", None),
        ("http://spa.example", "spa.example", "https://spa.example"),
        ("http://spa.example:8080", "spa.example:8080", "https://spa.example"),
        ("file://spa.example", "spa.example", None),
        ("https://spa.example:port", "spa.example:port", None),
        ("http://[::1", "[::1", None),
    ],
)
def test_another_site_may_not(origin, host, public_url):
    assert not is_own(origin, host, public_url)
