"""Decisions on bookings: told to the guest at once, the first press wins, room is never given twice."""

import datetime as dt

import msgspec
import pytest

from bot.staff import words
from bot.staff.acts import Refused
from dialogs.spa.model import BookingRules, Capacity
from storage import decisions
from storage.staff_values import Done
from tests.bot.staff.people import HOUR, LAN, MINH, People, changed, people, sample_spa

SUNDAY, FOUR = dt.date(2026, 11, 29), dt.time(16)


async def requested(p: People, chat: str = "guest") -> int:
    booking = await p.books(chat)
    await p.tick()
    p.heard(chat)
    return booking


async def told(p: People, done: Done, chat: str = "guest") -> str:
    assert done.changed
    await p.tick()
    (said,) = p.heard(chat)
    return said.text


async def clocks(p: People) -> list[tuple[str, str]]:
    return [tuple(row) for row in await p.all("SELECT kind, outcome FROM inquiry WHERE state = 'open'")]


async def refusal(p: People, act: object) -> Refused:
    before = await p.all("SELECT * FROM booking"), await p.all("SELECT * FROM staff_act")
    with pytest.raises(Refused) as why:
        await act  # type: ignore[misc]
    assert (await p.all("SELECT * FROM booking"), await p.all("SELECT * FROM staff_act")) == before
    assert words.refused(sample_spa(), "en", why.value)
    return why.value


async def test_a_confirmation_reaches_the_guest_and_stops_the_clock() -> None:
    async with people() as p:
        booking = await requested(p)
        text = await told(p, await p.end.acts.confirm(booking, LAN))
        assert "confirmed: Saturday, 28 November 2026, 15:00, 2 × Six Hands Massage, 90 min" in text
        assert await p.booking_state() == "confirmed"
        assert await clocks(p) == []
        assert await p.all("SELECT act, member, via FROM staff_act") == [("confirm", "Lan", "desk")]


async def test_a_refusal_is_said_with_its_reason() -> None:
    async with people() as p:
        booking = await requested(p)
        text = await told(p, await p.end.acts.decline(booking, "The room is being painted.", LAN))
        assert "can't take your booking" in text
        assert "The room is being painted." in text
        assert await p.booking_state() == "declined"
        assert await clocks(p) == []


async def test_two_people_press_and_the_second_is_told_who_was_first() -> None:
    async with people() as p:
        booking = await requested(p)
        await p.end.acts.confirm(booking, LAN)
        first_at = p.now
        await p.pass_(0.1)
        why = await refusal(p, p.end.acts.decline(booking, "", MINH))
        assert (why.sentence, why.who, why.at, why.values["state"]) == ("decided", "Lan", first_at, "confirmed")
        assert "Lan was first" in words.refused(sample_spa(), "en", why)
        assert len(p.heard()) == 1


async def test_the_same_person_pressing_twice_tells_the_guest_once() -> None:
    async with people() as p:
        booking = await requested(p)
        await p.end.acts.confirm(booking, LAN)
        assert not (await p.end.acts.confirm(booking, LAN)).changed
        await p.tick()
        assert len(p.heard()) == 1


async def test_a_time_that_has_passed_is_not_confirmed() -> None:
    async with people() as p:
        booking = await requested(p)
        p.talk.clock.instant += 30 * 24 * HOUR
        assert (await refusal(p, p.end.acts.confirm(booking, LAN))).sentence == "past"


async def test_a_proposal_that_the_guest_takes_is_a_booking() -> None:
    async with people() as p:
        booking = await requested(p)
        text = await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN))
        assert "Sunday, 29 November 2026, 16:00" in text
        assert await clocks(p) == []
        (reply,) = await p.guest("yes")
        assert "confirmed" in reply.text
        assert await p.booking_state() == "confirmed"
        seen = await p.talk.store.read(decisions.request, booking)
        assert (seen.draft.date, seen.draft.time, seen.proposal) == (SUNDAY, FOUR, None)
        await p.tick()
        assert (p.group.notices[-1].kind, p.group.notices[-1].facts.booking_state) == ("decided", "confirmed")


@pytest.mark.parametrize("answer", ["no", "No, thank you", "2"])
async def test_a_proposal_that_the_guest_refuses_is_with_staff_again_under_a_new_clock(answer: str) -> None:
    async with people() as p:
        booking = await requested(p)
        await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN))
        (reply,) = await p.guest(answer)
        assert "told our team" in reply.text
        assert await p.booking_state() == "requested"
        assert await clocks(p) == [("booking_request", None)]
        await p.end.acts.propose(booking, SUNDAY, dt.time(11), LAN)


async def test_only_the_newest_offer_counts() -> None:
    async with people() as p:
        booking = await requested(p)
        await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN))
        await told(p, await p.end.acts.propose(booking, SUNDAY, dt.time(18), LAN))
        (reply,) = await p.guest(f"suits:{booking}:1", tap=True)
        assert "no longer open" in reply.text
        assert await p.booking_state() == "requested"
        await p.guest(f"suits:{booking}:2", tap=True)
        assert (await p.talk.store.read(decisions.request, booking)).draft.time == dt.time(18)


async def test_another_guests_offer_is_nothing_to_me() -> None:
    async with people() as p:
        booking = await requested(p, "guest")
        await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN))
        (reply,) = await p.guest(f"suits:{booking}:1", "stranger", tap=True)
        assert "no longer open" in reply.text
        assert await p.booking_state() == "requested"


async def test_a_time_taken_meanwhile_is_not_given_twice() -> None:
    small = changed(sample_spa(), capacity=Capacity(therapists=6, rooms=2))
    async with people(small) as p:
        booking = await requested(p, "first")
        await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN), "first")
        other = await p.books(
            "second", "I'd like to book six hands for 2 people for 90 minutes on 29 November 2026 16:00"
        )
        assert other != booking
        (reply,) = await p.guest("yes", "first")
        assert "no longer free" in reply.text
        assert await clocks(p) == [("booking_request", None), ("booking_request", None)]
        held = await p.all(
            "SELECT id, state FROM booking WHERE start = (SELECT start FROM booking WHERE id = ?)", other
        )
        assert [tuple(row) for row in held] == [(other, "requested")]


async def test_staff_cannot_propose_what_is_full_past_or_closed() -> None:
    small = changed(sample_spa(), capacity=Capacity(therapists=6, rooms=2))
    async with people(small) as p:
        booking = await requested(p, "first")
        await p.books("second", "I'd like to book six hands for 2 people for 90 minutes on 29 November 2026 16:00")
        for date, time, sentence in (
            (SUNDAY, FOUR, "full"),
            (dt.date(2026, 11, 24), FOUR, "past"),
            (SUNDAY, dt.time(21), "closed_then"),
            (SUNDAY, dt.time(3), "closed_then"),
        ):
            assert (await refusal(p, p.end.acts.propose(booking, date, time, LAN))).sentence == sentence


async def test_staff_may_confirm_the_proposed_time_for_a_guest_who_agreed_on_the_phone() -> None:
    async with people() as p:
        booking = await requested(p)
        assert (await refusal(p, p.end.acts.confirm(booking, LAN, proposed=True))).sentence == "no_proposal"
        await told(p, await p.end.acts.propose(booking, SUNDAY, FOUR, LAN))
        assert "Sunday, 29 November 2026, 16:00" in await told(
            p, await p.end.acts.confirm(booking, MINH, proposed=True)
        )


async def asked_to_move(p: People, confirmed: bool) -> int:
    booking = await requested(p)
    if confirmed:
        await told(p, await p.end.acts.confirm(booking, LAN))
    await p.guest("I need to move my booking to 30 November 2026 at 17:00")
    talk = await p.talk.talk("guest")
    assert talk is not None
    assert talk.conversation.summary is not None
    await p.guest(f"yes:{talk.conversation.summary.number}", tap=True)
    assert await p.booking_state() == "change_requested"
    return booking


@pytest.mark.parametrize("confirmed", [True, False])
async def test_a_change_that_is_accepted_is_the_booking(confirmed: bool) -> None:
    async with people() as p:
        booking = await asked_to_move(p, confirmed)
        assert "Monday, 30 November 2026, 17:00" in await told(p, await p.end.acts.accept_change(booking, LAN))
        seen = await p.talk.store.read(decisions.request, booking)
        assert (seen.state, seen.draft.date, seen.wanted) == ("confirmed", dt.date(2026, 11, 30), None)
        assert await clocks(p) == []


@pytest.mark.parametrize(("confirmed", "state"), [(True, "confirmed"), (False, "requested")])
async def test_a_change_that_is_refused_leads_back_to_what_was(confirmed: bool, state: str) -> None:
    async with people() as p:
        booking = await asked_to_move(p, confirmed)
        text = await told(p, await p.end.acts.refuse_change(booking, "We are full that day.", LAN))
        assert "stays as it was: Saturday, 28 November 2026, 15:00" in text
        assert "We are full that day." in text
        assert await p.booking_state() == state
        assert await clocks(p) == ([] if confirmed else [("booking_request", None)])


async def test_a_request_that_is_being_changed_is_decided_as_a_change() -> None:
    async with people() as p:
        booking = await asked_to_move(p, confirmed=False)
        assert (await refusal(p, p.end.acts.confirm(booking, LAN))).sentence == "change_waits"


async def test_a_button_pressed_after_the_guest_cancelled_says_so() -> None:
    async with people() as p:
        booking = await requested(p)
        await told(p, await p.end.acts.confirm(booking, LAN))
        await p.guest("Please cancel my booking")
        talk = await p.talk.talk("guest")
        assert talk is not None
        assert talk.conversation.summary is not None
        await p.guest(f"yes:{talk.conversation.summary.number}", tap=True)
        assert "is cancelled" in await told(p, await p.end.acts.accept_change(booking, LAN))
        assert await p.booking_state() == "cancelled"
        why = await refusal(p, p.end.acts.confirm(booking, MINH))
        assert (why.who, why.values["state"]) == ("Lan", "cancelled")


async def test_a_request_that_nobody_decides_expires_at_its_start_and_its_promise_stays_owed() -> None:
    async with people() as p:
        await requested(p)
        await p.pass_(77)
        assert await p.booking_state() == "expired"
        assert any("nothing is booked" in reply.text for reply in p.heard())
        assert p.group.kinds.count("expired") == 1
        assert await clocks(p) == [("booking_request", None)]
        await p.pass_(1)
        assert p.group.kinds.count("expired") == 1


async def test_where_the_owner_wants_it_what_fits_is_confirmed_at_once() -> None:
    spa = changed(sample_spa(), booking=msgspec.structs.replace(BookingRules(), confirmation="automatic"))
    async with people(spa) as p:
        await p.books()
        assert "is confirmed" in p.last[-1].text
        await p.tick()
        assert p.group.kinds == ["decided"]
        assert await p.booking_state() == "confirmed"
        assert await clocks(p) == []


async def test_what_a_person_must_look_at_is_not_confirmed_by_itself() -> None:
    spa = changed(
        sample_spa(), booking=msgspec.structs.replace(BookingRules(), confirmation="automatic"), capacity=Capacity()
    )
    async with people(spa) as p:
        await p.books()
        assert await p.booking_state() == "requested"
        assert await clocks(p) == [("booking_request", None)]


async def test_a_guest_who_gave_an_address_gets_a_letter_too() -> None:
    async with people() as p:
        booking = await p.books(
            words="I'd like to book six hands for 2 people for 90 minutes on 28 November 2026 at 15:00, an@example.com"
        )
        await p.tick()
        await p.end.acts.confirm(booking, LAN)
        await p.tick()
        (letter,) = [notice for notice in p.email.notices if notice.to == "guest"]
        assert letter.facts.email == "an@example.com"
        assert "confirmed" in letter.facts.text
        assert "Sample Spa" in letter.facts.subject


async def test_a_decision_stands_though_the_guest_cannot_be_told_and_staff_learn_how_to_reach_them() -> None:
    async with people(channel="whatsapp") as p:
        booking = await p.books(
            words="I'd like to book six hands for 2 people for 90 minutes on 28 November 2026 at 15:00, an@example.com"
        )
        await p.pass_(25)
        p.heard()
        done = await p.end.acts.confirm(booking, LAN)
        await p.tick()
        assert p.heard() == []
        assert await p.booking_state() == "confirmed"
        assert "an@example.com" in words.done(sample_spa(), "en", done)


async def test_while_staff_hold_the_floor_a_decision_is_still_told() -> None:
    async with people() as p:
        booking = await requested(p)
        await p.end.acts.take(await p.number(), LAN)
        assert "confirmed" in await told(p, await p.end.acts.confirm(booking, MINH))


async def test_what_was_settled_without_a_person_is_not_decided_again() -> None:
    spa = changed(sample_spa(), booking=msgspec.structs.replace(BookingRules(), confirmation="automatic"))
    async with people(spa) as p:
        booking = await p.books()
        why = await refusal(p, p.end.acts.decline(booking, "", LAN))
        assert (why.sentence, why.who) == ("decided_already", "")
        assert words.refused(sample_spa(), "en", why) == "Too late: the booking is confirmed."
