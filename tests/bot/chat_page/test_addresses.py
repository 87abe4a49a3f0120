"""By which address a visitor is counted."""

import pytest

from bot.chat_page.addresses import client_address, networks

PROXIES = networks("10.0.0.0/8, 2001:db8::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "counted"),
    [
        ("192.0.2.7", [], (), "192.0.2.7"),
        ("192.0.2.7", ["198.51.100.1"], (), "192.0.2.7"),
        ("192.0.2.7", ["198.51.100.1"], PROXIES, "192.0.2.7"),
        ("10.1.1.1", ["198.51.100.1"], PROXIES, "198.51.100.1"),
        ("10.1.1.1", ["6.6.6.6, 198.51.100.1"], PROXIES, "198.51.100.1"),
        ("10.1.1.1", ["6.6.6.6", "198.51.100.1, 10.2.2.2"], PROXIES, "198.51.100.1"),
        ("10.1.1.1", [], PROXIES, "10.1.1.1"),
        ("10.1.1.1", ["somebody"], PROXIES, "unknown"),
        ("2001:db8::1", ["2001:db8:7:8:9::a"], PROXIES, "2001:db8:7:8::/64"),
        ("fe80::1%eth0", [], (), "fe80::/64"),
        ("::ffff:192.0.2.7", [], (), "192.0.2.7"),
        (None, [], (), "unknown"),
    ],
)
def test_a_visitor_is_counted_by(peer, forwarded, trusted, counted):
    assert client_address(peer, forwarded, trusted) == counted


def test_a_setting_that_is_no_network_is_an_error():
    with pytest.raises(ValueError, match="my-proxy"):
        networks("10.0.0.1, my-proxy")


def test_no_setting_trusts_nobody():
    assert networks("") == ()
