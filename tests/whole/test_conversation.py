"""One conversation on every channel: from a question to a booking request with the right price in the store."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from bot.content import Book
from dialogs.booking.model import Draft, Line
from dialogs.booking.price import quote
from dialogs.spa.model import Spa
from storage import lists
from storage.lists import BookingEntry
from tests.channels.kits import Seen
from tests.whole.a_house import SUNDAY_AT_TEN, ALife, a_house
from tests.whole.guests import CHANNELS, Guest, PollingGuest, guest_of, on_the_page

TALK = (
    ("writes", "What is the psoas muscle?", "muscle"),
    ("writes", "I'd like to book.", "Which massage would you like?"),
    ("writes", "3", "How long should the Six Hands Massage be?"),
    ("chooses", "90 min", "For how many people?"),
    ("writes", "We are two people.", "Which day would you like to come?"),
    ("writes", "on 6 June", "What time on Friday, 6 June 2025 would suit you?"),
    ("writes", "When are you open?", "09:00–22:00"),
    ("writes", "at 7pm", "What name"),
    ("writes", "no, at 5 pm please.", "Friday, 6 June 2025, 17:00: noted."),
    ("writes", "My name is Ann Lee.", "How can our team reach you"),
    ("chooses", "Here in this chat", "A promotion code can go here too."),
    ("writes", "HBWK2025", "3,520,000 VND (20 % off 4,400,000 VND)"),
    ("chooses", "Yes, send it", "Your request is with our team: Friday, 6 June 2025, 17:00."),
)
SIX_HANDS = Line(service="six_hands", minutes=90, people=2)


BY_MAIL = ("writes", "My mail is ann@example.com.", "A promotion code can go here too.")
"""For the chat page, where nobody can be reached once it is closed."""


async def talked(guest: Guest, life: ALife) -> None:
    for act, words, answer in talk_of(guest.channel):
        said = await getattr(guest, act)(life, words)
        assert answer in said.replace("\xa0", " "), f"{guest.channel}: {words!r} was answered {said!r}"


def talk_of(channel: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(BY_MAIL if channel == "web" and line[1] == "Here in this chat" else line for line in TALK)


async def the_booking(life: ALife) -> BookingEntry:
    (booking,) = await life.store.read(lists.bookings)
    return booking


def agreed(booking: BookingEntry, channel: str, spa: Spa) -> None:
    """What was asked for, at the price that `concierge quote` names."""
    draft, at = booking.draft, dt.datetime(2025, 6, 6, 17, tzinfo=spa.zone)
    assert (booking.channel, booking.state, booking.start) == (channel, "requested", at.timestamp() * 1000)
    assert (draft.lines, draft.name) == ((SIX_HANDS,), "Ann Lee")
    assert (draft.messenger_contact, draft.email) == ((False, "ann@example.com") if channel == "web" else (True, None))
    booked_at = dt.datetime.fromtimestamp(booking.booked_at / 1000, spa.zone)
    assert booking.quote == quote([SIX_HANDS], at, booked_at, "HBWK2025", spa, channel)
    assert (booking.quote.total, booking.quote.promotion.verdict) == (3_520_000, "valid")


def once_each(saw: list[Seen]) -> None:
    """One answer to each message, none twice."""
    assert len(saw) == len(TALK)
    assert all(one != two for one, two in pairwise(saw))


@pytest.mark.parametrize("channel", CHANNELS)
async def test_by_signed_webhooks_it_ends_in_a_booking_request(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        await talked(guest, life)
        agreed(await the_booking(life), channel, book.spa)
        once_each(list(guest.saw))
        (inquiry,) = await life.store.read(lists.inquiries, life.clock.now())
        assert (inquiry.kind, inquiry.state) == ("booking_request", "open")
        assert 23 * 3_600_000 < inquiry.left_ms <= 24 * 3_600_000


async def test_on_the_chat_page_it_ends_in_a_booking_request(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life, on_the_page(life) as guest:
        await talked(guest, life)
        agreed(await the_booking(life), "web", book.spa)
        once_each(list(guest.saw))


async def test_by_polling_it_ends_in_a_booking_request(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book, changes={"telegram_webhook_secret": None}) as life:
        guest = PollingGuest(life.platforms.telegram)
        await talked(guest, life)
        agreed(await the_booking(life), "telegram", book.spa)
        once_each(list(guest.saw))


async def test_on_telegram_a_tapped_button_stops_spinning(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("telegram", life.platforms)
        await guest.writes(life, "I'd like to book.")
        await guest.chooses(life, "Six Hands Massage")
        await life.house.delivery.idle()
        assert set(life.platforms.telegram.taps_answered) == life.platforms.telegram.taps_open != set()


async def test_on_line_every_answer_goes_by_the_free_reply_token(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("line", life.platforms)
        for question in ("Where are you?", "When are you open?", "How much is the signature massage?"):
            await guest.writes(life, question)
        assert [shown.by for shown in life.platforms.line.sent[guest.id]] == ["reply"] * 3


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_burst_is_answered_as_one_message(channel: str, tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        burst = ("I want to book the signature massage", "90 minutes for 2 people", "on 6 June at 19:00")
        await life.takes(channel, *(guest.says(text) for text in burst))
        await life.settled()
        (said,) = guest.texts
        assert "What name" in said
        talk = await life.store.history(channel, await account(life), guest.id, 10)
        assert [line.text for line in talk if line.author == "guest"] == list(burst)


async def account(life: ALife) -> str:
    return await life.store.write(lambda db: db.execute("SELECT account FROM conversation").fetchone()[0])


@pytest.mark.parametrize("channel", CHANNELS)
async def test_messages_in_quick_succession_lose_nothing(channel: str, tmp_path: Path, book: Book) -> None:
    """Each ends a sentence, so that none waits for the next; each comes while the one before is being answered."""
    lines = (
        "I want to book six hands, 90 minutes.",
        "For 2 people.",
        "On 6 June at 17:00, please.",
        "My name is Ann Lee.",
        "My mail is ann@example.com.",
    )
    async with a_house(tmp_path, book) as life:
        guest = guest_of(channel, life.platforms)
        await life.takes(channel, *(guest.says(line) for line in lines))
        await life.settled()
        assert "wishes" in guest.texts[-1]
        await guest.writes(life, "HBWK2025")
        await guest.chooses(life, "Yes, send it")
        booking = await the_booking(life)
        wanted = Draft(lines=(SIX_HANDS,), people=2, name="Ann Lee", email="ann@example.com")
        draft = booking.draft
        assert (draft.lines, draft.name, draft.email) == (wanted.lines, wanted.name, wanted.email)
        assert booking.quote.total == 3_520_000
        assert booking.booked_at >= SUNDAY_AT_TEN
