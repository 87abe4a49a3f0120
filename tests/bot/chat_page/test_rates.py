"""Buckets and doors: a burst passes, a flood does not, and nobody pays for another."""

from bot.chat_page.rates import Buckets
from bot.chat_page.texts import ENGLISH
from bot.chat_page.visitors import Doors, Limits, Visitor
from bot.clock import SetClock

NOW = 1_800_000_000_000


def visitor(session: str, address: str = "192.0.2.1") -> Visitor:
    return Visitor(session=session, address=address, locale="en", texts=ENGLISH)


def test_a_burst_passes_then_one_a_second():
    buckets = Buckets(20, 1)
    assert [buckets.take("ann", NOW) for _ in range(21)] == [True] * 20 + [False]
    assert not buckets.take("ann", NOW + 900)
    assert buckets.take("ann", NOW + 1_000)
    assert not buckets.take("ann", NOW + 1_000)


def test_a_rest_fills_the_bucket_to_the_brim_and_no_further():
    buckets = Buckets(3, 1)
    assert [buckets.take("ann", NOW) for _ in range(3)] == [True] * 3
    later = NOW + 3_600_000
    assert [buckets.take("ann", later) for _ in range(4)] == [True] * 3 + [False]


def test_a_clock_that_jumps_back_takes_nothing_away():
    buckets = Buckets(2, 1)
    assert buckets.take("ann", NOW)
    assert buckets.take("ann", NOW - 60_000)
    assert not buckets.take("ann", NOW - 60_000)


def test_one_key_does_not_pay_for_another():
    buckets = Buckets(1, 1)
    assert buckets.take("ann", NOW)
    assert buckets.take("bob", NOW)


def test_only_so_many_keys_are_remembered_and_the_longest_unseen_goes_first():
    buckets = Buckets(1, 0.001, most=2)
    for key in ("ann", "bob", "ann", "cat"):
        buckets.take(key, NOW)
    assert len(buckets) == 2
    assert not buckets.take("ann", NOW)
    assert buckets.take("bob", NOW)


def test_a_guest_who_is_too_fast_costs_the_others_at_their_address_nothing():
    doors = Doors(SetClock(NOW), Limits(session_burst=2, address_burst=4))
    assert [doors.may_speak(visitor("ann")) for _ in range(10)] == [True] * 2 + [False] * 8
    assert doors.may_speak(visitor("bob"))


def test_an_address_has_a_limit_however_many_sessions_it_makes():
    doors = Doors(SetClock(NOW), Limits(address_burst=5, address_per_second=1))
    assert [doors.may_speak(visitor(f"s{n}")) for n in range(7)] == [True] * 5 + [False] * 2
    assert doors.may_speak(visitor("s9", "198.51.100.7"))


def test_a_session_may_be_open_in_so_many_pages_and_again_when_one_is_closed():
    doors = Doors(SetClock(NOW), Limits(pages_per_session=1))
    with doors.come_in(visitor("ann")) as first, doors.come_in(visitor("ann")) as second:
        assert (first, second) == (True, False)
    with doors.come_in(visitor("ann")) as again:
        assert again


def test_all_pages_together_have_a_limit():
    doors = Doors(SetClock(NOW), Limits(pages=1))
    with doors.come_in(visitor("ann", "192.0.2.1")) as first, doors.come_in(visitor("bob", "192.0.2.2")) as second:
        assert (first, second) == (True, False)
    with doors.come_in(visitor("bob", "192.0.2.2")) as again:
        assert again


def test_an_address_may_have_so_many_pages_open():
    doors = Doors(SetClock(NOW), Limits(pages_per_address=1))
    with doors.come_in(visitor("ann")) as first, doors.come_in(visitor("bob")) as second:
        assert (first, second) == (True, False)
