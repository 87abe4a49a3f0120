"""The hub: who is open hears, who lags is hung up, who is gone is forgotten."""

from channels.web.hub import MOST_WAITING, Connection, Hub


async def heard(connection: Connection) -> list[bytes | None]:
    """All that waits; for connections that were hung up, up to the end."""
    return [await connection.next() for _ in range(connection._waiting.qsize())]


async def test_every_open_page_of_a_chat_is_told_and_nobody_else():
    hub = Hub()
    with hub.connected("ann") as desk, hub.connected("ann") as phone, hub.connected("bob") as other:
        hub.tell("ann", b"hello")
        assert await heard(desk) == [b"hello"]
        assert await heard(phone) == [b"hello"]
        assert await heard(other) == []


async def test_the_page_that_spoke_may_be_left_out():
    hub = Hub()
    with hub.connected("ann") as desk, hub.connected("ann") as phone:
        hub.tell("ann", b"said", but=desk)
        assert await heard(desk) == []
        assert await heard(phone) == [b"said"]


def test_a_page_that_left_is_forgotten():
    hub = Hub()
    with hub.connected("ann"):
        assert hub.is_open("ann")
    assert not hub.is_open("ann")
    hub.tell("ann", b"nobody hears")


async def test_the_history_comes_before_what_was_said_while_it_was_read():
    connection = Connection()
    connection.tell(b"reply")
    connection.tell_first(b"history")
    assert await heard(connection) == [b"history", b"reply"]


async def test_a_page_that_lags_too_far_is_hung_up():
    connection = Connection()
    for _ in range(MOST_WAITING + 1):
        connection.tell(b"reply")
    connection.tell(b"too late")
    assert await heard(connection) == [None]


async def test_closing_hangs_up_on_everybody():
    hub = Hub()
    with hub.connected("ann") as ann, hub.connected("bob") as bob:
        hub.hang_up()
        hub.hang_up()
        assert await heard(ann) == [None]
        assert await heard(bob) == [None]
