"""Handing over and back, told as guests and staff live it: who speaks when, what is said once, what is kept."""

import datetime as dt

import msgspec
import pytest

from bot.staff import words
from bot.staff.acts import Gone, Refused
from dialogs.booking.model import Line
from dialogs.conversation import Conversation
from storage import unsent
from storage.standing import standing
from storage.statement import Db
from storage.store import Claim
from tests.bot.staff.people import ACCOUNT, HOUR, LAN, MINH, People, at, people, sample_spa


async def asked_for_a_person(p: People, chat: str = "guest") -> int:
    await p.guest("I want to talk to a person please", chat)
    await p.tick()
    p.heard(chat)
    return await p.number(chat)


async def remembered(p: People, conversation: int) -> Conversation:
    return (await p.talk.store.read(standing, conversation)).remembered


async def test_staff_are_told_at_once_with_what_they_need() -> None:
    async with people() as p:
        await p.guest("How much is six hands for 2 people on 28 November 2026 at 15:00?")
        await asked_for_a_person(p)
        (notice,) = p.group.notices
        told = notice.facts
        assert (notice.kind, told.reason, told.language, told.channel) == ("opened", "asked", "en", "telegram")
        assert (told.date, told.time, told.lines[0].service) == (dt.date(2026, 11, 28), dt.time(15), "six_hands")
        assert told.due_at - told.opened_at == 24 * HOUR


async def test_an_answer_reaches_the_guest_and_the_bot_is_silent_until_it_is_handed_back() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "This is Lan, how can I help?", LAN)
        await p.tick()
        assert [reply.text for reply in p.heard()] == ["This is Lan, how can I help?"]
        assert await p.guest("What are your opening hours?") == []
        await p.end.acts.hand_back(conversation, LAN)
        await p.tick()
        (said,) = p.heard()
        assert "assistant" in said.text
        assert "09:00" in (await p.guest("What are your opening hours?"))[0].text


async def test_the_return_is_said_once() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        assert (await p.end.acts.hand_back(conversation, LAN)).changed
        assert not (await p.end.acts.hand_back(conversation, MINH)).changed
        await p.tick()
        assert len(p.heard()) == 1


async def test_a_floor_in_which_nobody_speaks_goes_back_by_itself_and_both_sides_are_told_once() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        await p.pass_(11.9)
        assert p.heard() == []
        await p.pass_(0.2)
        await p.pass_(1)
        assert len(p.heard()) == 1
        assert p.group.kinds.count("returned") == 1
        assert [n.facts.held_by for n in p.group.notices if n.kind == "returned"] == ["Lan"]


@pytest.mark.parametrize("who", ["guest", "staff"])
async def test_a_word_of_either_side_starts_the_quiet_time_anew(who: str) -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        await p.pass_(8)
        if who == "guest":
            await p.guest("Are you there?")
        else:
            await p.end.acts.answer(conversation, "I am looking it up.", LAN)
        await p.pass_(8)
        assert (await p.talk.store.read(standing, conversation)).held_by == LAN.id


async def test_a_half_filled_booking_waits_and_staffs_changes_are_read_back() -> None:
    async with people() as p:
        await p.guest("I'd like to book six hands for 2 people for 90 minutes on 28 November 2026 at 15:00")
        conversation = await asked_for_a_person(p)
        draft = (await remembered(p, conversation)).draft
        assert draft is not None
        changed = msgspec.structs.replace(
            draft, date=dt.date(2026, 11, 29), lines=(Line(service="four_hands", minutes=60, people=2),)
        )
        await p.end.acts.amend(conversation, changed, LAN)
        await p.end.acts.hand_back(conversation, LAN)
        await p.tick()
        (said,) = p.heard()
        assert "Sunday, 29 November 2026" in said.text
        assert "Four Hands" in said.text
        assert [choice.value for choice in said.choices] == ["book"]
        assert (await remembered(p, conversation)).draft == changed
        assert "name" in (await p.guest("book", tap=True))[-1].text


async def test_a_draft_that_staff_left_alone_is_not_read_back() -> None:
    async with people() as p:
        await p.guest("I'd like to book six hands for 2 people on 28 November 2026 at 15:00")
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        await p.end.acts.hand_back(conversation, LAN)
        await p.tick()
        assert "noted" not in p.heard()[0].text


async def test_after_the_case_is_closed_the_guest_starts_clean_and_nothing_understood_is_lost() -> None:
    async with people() as p:
        await p.guest("I'd like to book six hands for 2 people on 28 November 2026 at 15:00")
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "Here I am.", LAN)
        await p.end.acts.close(await p.inquiry(), LAN)
        after = await remembered(p, conversation)
        assert (after.handoff, after.asked, after.offered, after.topic) == (None, None, (), None)
        assert after.draft is not None
        assert after.draft.people == 2
        assert (await p.talk.store.read(standing, conversation)).held_by is None
        assert (await p.guest("What are your opening hours?")) != []


async def test_closing_a_case_does_not_take_a_guest_out_of_the_form() -> None:
    async with people() as p:
        await p.guest("I have a complaint, the massage was terrible")
        await p.guest("I'd like to book for 28 November 2026 at 15:00")
        asked = (await remembered(p, await p.number())).offered
        assert asked
        await p.end.acts.close(await p.inquiry("complaint"), LAN)
        after = await remembered(p, await p.number())
        assert (after.offered, after.handoff) == (asked, None)


async def test_words_taken_back_leave_the_notice_too() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        await p.guest("Do you have a car park?")
        ((event,),) = await p.all("SELECT event FROM transcript WHERE text LIKE '%car park%'")
        claim = Claim(
            conversation=conversation, channel="telegram", account=ACCOUNT, chat="guest", fence=0, state=b"",
            held_by=None, pending=(),
        )  # fmt: skip
        await p.talk.store.write(unsent.forget, claim, event)
        assert await p.all("SELECT count(*) FROM notice WHERE kind = 'guest_said'") == [(0,)]


async def test_the_floor_stays_with_staff_while_another_case_of_the_guest_waits() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.guest("I have a complaint, the massage was terrible")
        await p.end.acts.take(conversation, LAN)
        await p.end.acts.close(await p.inquiry("question"), LAN)
        assert (await p.talk.store.read(standing, conversation)).held_by == LAN.id
        await p.end.acts.close(await p.inquiry("complaint"), LAN)
        assert (await p.talk.store.read(standing, conversation)).held_by is None


async def test_words_to_staff_start_a_clock_of_their_own_and_the_group_reads_them() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "Yes?", LAN)
        await p.guest("Do you have a car park?")
        await p.tick()
        assert p.group.kinds == ["opened", "guest_said", "opened"]
        assert p.group.notices[1].facts.words == "Do you have a car park?"
        open_ones = await p.all("SELECT kind FROM inquiry WHERE state = 'open'")
        assert open_ones == [("question",)]


async def test_thanks_to_staff_start_no_clock() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "We open at nine.", LAN)
        await p.guest("Thank you!")
        assert await p.all("SELECT kind FROM inquiry WHERE state = 'open'") == []


async def test_a_sign_of_danger_alerts_staff_though_they_hold_the_floor_and_holds_the_booking() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "Yes?", LAN)
        assert await p.guest("My legs are numb since today and I can't pee") == []
        await p.tick()
        assert "safety" in [notice.facts.inquiry_kind for notice in p.group.notices]
        assert "safety" in [notice.facts.inquiry_kind for notice in p.email.notices if notice.to in ("owner", "staff")]
        assert (await remembered(p, conversation)).held_by_safety
        await p.end.acts.lift_hold(conversation, LAN)
        assert (await remembered(p, conversation)).held_by_safety == ()


async def test_nothing_said_about_health_is_in_any_notice() -> None:
    async with people() as p:
        await p.guest("I'd like to book six hands for 2 people on 28 November 2026 at 15:00, soft pressure please")
        conversation = await asked_for_a_person(p)
        await p.end.acts.answer(conversation, "Yes?", LAN)
        for said in ("My legs are numb since today and I can't pee", "I am pregnant", "Where is the psoas muscle?"):
            await p.guest(said)
        await p.tick()
        await p.pass_(23.9)
        kept = b" ".join(facts for (facts,) in await p.all("SELECT facts FROM notice")).decode().casefold()
        assert kept
        for word in ("numb", "pee", "pregnan", "psoas muscle"):
            assert word not in kept
        assert p.group.notices[-1].facts.health
        assert p.group.notices[-1].facts.wishes == ()


async def test_who_comes_second_is_told_who_was_first_and_when() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        since = p.now
        await p.pass_(1)
        for act in (
            p.end.acts.take(conversation, MINH),
            p.end.acts.answer(conversation, "Hello", MINH),
        ):
            with pytest.raises(Refused) as refusal:
                await act
            assert (refusal.value.sentence, refusal.value.who, refusal.value.at) == ("held", "Lan", since)
        assert p.heard() == []


async def test_a_colleague_may_take_over_the_shift() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        await p.end.acts.take(conversation, LAN)
        assert (await p.end.acts.take(conversation, MINH, over=True)).changed
        assert (await p.talk.store.read(standing, conversation)).holder == "Minh"


async def test_pressing_twice_takes_once() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        assert (await p.end.acts.take(conversation, LAN)).changed
        assert not (await p.end.acts.take(conversation, LAN)).changed
        assert await p.all("SELECT count(*) FROM staff_act") == [(1,)]


async def test_an_answer_pressed_twice_is_sent_once() -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)
        first = await p.end.acts.answer(conversation, "Hello", LAN, key="form-1")
        again = await p.end.acts.answer(conversation, "Hello", LAN, key="form-1")
        await p.end.acts.answer(conversation, "Hello", LAN, key="form-2")
        await p.tick()
        assert (first.changed, again.changed) == (True, False)
        assert [reply.text for reply in p.heard()] == ["Hello", "Hello"]


async def test_an_old_button_does_nothing() -> None:
    async with people() as p:
        for act in (
            p.end.acts.take(99, LAN), p.end.acts.answer(99, "Hello", LAN), p.end.acts.hand_back(99, LAN),
            p.end.acts.close(99, LAN), p.end.acts.withdraw(99, LAN), p.end.acts.snooze(99, 1, LAN),
            p.end.acts.lift_hold(99, LAN), p.end.acts.confirm(99, LAN), p.end.acts.decline(99, "", LAN),
            p.end.acts.propose(99, dt.date(2026, 12, 1), dt.time(10), LAN), p.end.acts.accept_change(99, LAN),
            p.end.acts.refuse_change(99, "", LAN), p.end.acts.retry(99, LAN),
        ):  # fmt: skip
            with pytest.raises(Gone):
                await act
        assert await p.all("SELECT count(*) FROM staff_act") == [(0,)]


async def test_who_asks_at_night_is_told_when_the_spa_opens() -> None:
    async with people() as p:
        p.talk.clock.instant = at("2026-11-25 23:00")
        (said,) = await p.guest("I want to talk to a person please")
        assert "open again on Thursday, 26 November 2026 at 09:00" in said.text
        p.talk.clock.instant = at("2026-11-26 12:00")
        (said,) = await p.guest("I want to talk to a person please", "another")
        assert "open again" not in said.text


@pytest.mark.parametrize("why", ["blocked", "channel_off"])
async def test_a_guest_who_cannot_be_reached_is_not_answered_into_the_void(why: str) -> None:
    async with people() as p:
        conversation = await asked_for_a_person(p)

        def out_of_reach(db: Db) -> None:
            column = "blocked = 1" if why == "blocked" else "channel = 'pager'"
            db.execute(f"UPDATE conversation SET {column}")

        await p.talk.store.write(out_of_reach)
        with pytest.raises(Refused) as refusal:
            await p.end.acts.answer(conversation, "Hello", LAN)
        assert refusal.value.sentence == why
        assert "no other way" in words.refused(sample_spa(), "en", refusal.value)
        assert await p.all("SELECT author FROM outbox WHERE author = 'staff'") == []


async def test_every_refusal_and_every_act_has_a_sentence_of_its_own() -> None:
    said = sample_spa().phrases["en"]
    refusals = {key.removeprefix("staff.refused.") for key in said if key.startswith("staff.refused.")}
    texts = {words.refused(sample_spa(), "en", Refused(sentence, "Lan", 1, state="confirmed")) for sentence in refusals}
    assert len(texts) == len(refusals) >= 20
    assert all("{" not in text for text in texts)
