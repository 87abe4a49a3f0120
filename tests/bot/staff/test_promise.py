"""The promise's clock: every step once and in its time, whatever the clock, restarts and other processes do."""

import asyncio
from pathlib import Path

import pytest

from bot.staff.acts import Refused
from dialogs.promise import BEFORE_SHUT
from dialogs.spa.model import Contacts, Handoff, Promise, Reminder, Team
from storage import promise, report
from storage.sqlite import connect
from storage.statement import Db
from tests.bot.staff.people import HOUR, LAN, MINUTE, People, changed, people, sample_spa

WAYS: promise.Ways = {"desk": ("desk", "staff"), "group": ("group", "staff"), "email": ("email", "staff")}


async def asks(p: People, chat: str = "guest") -> int:
    await p.guest("I want to talk to a person please", chat)
    p.heard(chat)
    return await p.inquiry()


async def fired(p: People) -> list[tuple[str, float]]:
    """Kind and hours after the question, in order, of what the group was told."""
    found = await p.all(
        "SELECT n.kind, n.created_at - i.opened_at FROM notice n JOIN inquiry i ON i.id = n.inquiry_id "
        "WHERE n.way = 'group' AND n.state = 'sent' ORDER BY n.id"
    )
    return [(kind, round(ms / HOUR, 2)) for kind, ms in found]


async def hour_by_hour(p: People, hours: int) -> None:
    for _ in range(hours):
        await p.pass_(1)


async def test_every_step_comes_once_and_in_its_time() -> None:
    async with people() as p:
        await asks(p)
        await p.tick()
        await hour_by_hour(p, 30)
        assert await fired(p) == [
            ("opened", 0), ("reminder", 4), ("reminder", 12), ("reminder", 20), ("reminder", 23), ("deadline", 24),
        ]  # fmt: skip


async def test_at_the_deadline_the_guest_hears_an_honest_word_once() -> None:
    spa = changed(sample_spa(), contacts=Contacts(hotline="+84 901 825 789"))
    async with people(spa) as p:
        await asks(p)
        await hour_by_hour(p, 23)
        assert p.heard() == []
        await hour_by_hour(p, 3)
        (said,) = p.heard()
        assert "hasn't answered" in said.text
        assert "+84 901 825 789" in said.text


@pytest.mark.parametrize("act", ["answer", "close", "withdraw"])
async def test_the_clock_stops_by_a_person_alone(act: str) -> None:
    async with people() as p:
        inquiry = await asks(p)
        await p.tick()
        if act == "answer":
            await p.end.acts.answer(await p.number(), "Here I am.", LAN)
        else:
            await getattr(p.end.acts, act)(inquiry, LAN)
        await hour_by_hour(p, 30)
        assert [kind for kind, _ in await fired(p)] == ["opened"]
        assert await p.all("SELECT count(*) FROM deadline WHERE state = 'waiting'") == [(0,)]


async def test_taking_the_floor_does_not_stop_the_clock_and_the_bot_keeps_quiet_at_the_deadline() -> None:
    spa = changed(sample_spa(), handoff=Handoff(quiet_hours=100))
    async with people(spa) as p:
        await asks(p)
        await p.end.acts.take(await p.number(), LAN)
        await hour_by_hour(p, 25)
        assert ("deadline", 24) in await fired(p)
        assert p.heard() == []


async def test_a_booking_request_is_not_answered_by_a_chat_about_it() -> None:
    async with people() as p:
        await p.books()
        await p.end.acts.answer(await p.number(), "We are looking at it.", LAN)
        assert await p.all("SELECT kind, state FROM inquiry") == [("booking_request", "open")]


async def test_after_an_outage_each_recipient_reads_the_last_step_alone_and_nothing_is_lost() -> None:
    async with people() as p:
        await asks(p)
        await p.pass_(30)
        await p.pass_(1)
        assert [kind for kind, _ in await fired(p)] == ["deadline"]
        kept = await p.all("SELECT kind, state FROM notice WHERE way = 'group' ORDER BY id DESC")
        assert sorted(state for _, state in kept) == ["overtaken"] * 5 + ["sent"]


async def test_a_clock_that_jumps_back_fires_nothing_again() -> None:
    async with people() as p:
        await asks(p)
        await hour_by_hour(p, 13)
        before = await fired(p)
        p.talk.clock.instant -= 10 * HOUR
        await hour_by_hour(p, 9)
        assert await fired(p) == before
        await hour_by_hour(p, 10)
        assert [kind for kind, _ in await fired(p)].count("reminder") == 3


async def test_a_restart_at_any_step_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    file = tmp_path / "spa.db"
    async with people(path=file) as p:
        await asks(p)
        now = p.now
        await p.end.tick(now)  # stopped before the notices were sent
    told: list[str] = []
    for hours in (1, 5, 13, 21, 23.5, 24.5, 26):
        async with people(path=file) as p:
            p.talk.clock.instant = now + round(hours * HOUR)
            await p.tick()
            told += p.group.kinds
    assert told == ["opened", "reminder", "reminder", "reminder", "reminder", "deadline"]


async def test_two_processes_at_the_same_moment_write_each_notice_once(tmp_path: Path) -> None:
    file = tmp_path / "spa.db"
    async with people(path=file) as p:
        for number in range(20):
            await asks(p, f"guest {number}")
        now = p.now + 5 * HOUR

        def other() -> int:
            db = connect(file)
            total = 0
            for _ in range(30):
                db.execute("BEGIN IMMEDIATE")
                total += len(promise.fire(db, now, WAYS, limit=3))
                db.execute("COMMIT")
            db.close()
            return total

        async def ours() -> int:
            total = 0
            for _ in range(30):
                total += len(await p.talk.store.write(promise.fire, now, WAYS, 3))
                await asyncio.sleep(0)
            return total

        theirs, mine = await asyncio.gather(asyncio.to_thread(other), ours())
        assert theirs + mine == 40
        assert await p.all("SELECT count(*), count(DISTINCT key) FROM notice") == [(40 * 3, 40 * 3)]


async def test_without_the_claim_a_step_would_be_told_twice() -> None:
    """The planted fault: a step is set back to waiting, as a process that fires without claiming would leave it. The
    unique key alone then keeps the notice from being written again; without the key it is there twice."""
    async with people() as p:
        await asks(p)
        await p.tick()

        def unclaimed(db: Db) -> None:
            db.execute("UPDATE deadline SET state = 'waiting' WHERE kind = 'step' AND state = 'fired'")

        await p.talk.store.write(unclaimed)
        await p.tick()
        assert await fired(p) == [("opened", 0)]

        def keyless(db: Db) -> None:
            db.execute("UPDATE notice SET key = 'lost:' || id")

        await p.talk.store.write(unclaimed)
        await p.talk.store.write(keyless)
        await p.tick()
        assert len(await fired(p)) == 2


async def test_on_whatsapp_the_last_step_and_the_last_word_come_before_the_window_shuts() -> None:
    async with people(channel="whatsapp") as p:
        await asks(p)
        asked_at = p.now
        await p.tick()
        p.talk.clock.instant = asked_at + 24 * HOUR - BEFORE_SHUT - MINUTE
        await p.tick()
        assert p.heard() == []
        p.talk.clock.instant += MINUTE
        await p.tick()
        assert [kind for kind, _ in await fired(p)][-1] == "window"
        assert p.group.notices[-1].facts.window_until == asked_at + 24 * HOUR
        assert len(p.heard()) == 1
        await p.pass_(2)
        assert p.heard() == []


async def test_on_whatsapp_every_message_of_the_guest_opens_the_window_anew() -> None:
    spa = changed(sample_spa(), promise=Promise(hours=72, steps=(0, 48)))
    async with people(spa, "whatsapp") as p:
        await asks(p)
        await p.pass_(20)
        await p.guest("Is anybody there?")
        await p.pass_(4)
        assert "window" not in [kind for kind, _ in await fired(p)]
        await p.pass_(19.6)
        assert [kind for kind, _ in await fired(p)].count("window") == 1
        await p.guest("Hello?")
        await p.pass_(23.6)
        assert [kind for kind, _ in await fired(p)].count("window") == 2


async def test_what_whatsapp_would_refuse_is_stopped_before_with_another_way() -> None:
    async with people(channel="whatsapp") as p:
        await asks(p)
        await p.pass_(25)
        p.heard()
        with pytest.raises(Refused) as why:
            await p.end.acts.answer(await p.number(), "Hello", LAN)
        assert why.value.sentence == "window_shut"
        assert await p.all("SELECT count(*) FROM staff_act") == [(0,)]
        assert await p.all("SELECT state FROM inquiry") == [("open",)]


@pytest.mark.parametrize(
    ("channel", "text", "sentence"),
    [("telegram", "  \n ", "empty"), ("telegram", "x" * 4097, "too_long"), ("line", "x" * 5001, "too_long")],
)
async def test_a_text_that_cannot_be_sent_is_stopped_before(channel: str, text: str, sentence: str) -> None:
    async with people(channel=channel) as p:
        await asks(p)
        with pytest.raises(Refused) as why:
            await p.end.acts.answer(await p.number(), text, LAN)
        assert why.value.sentence == sentence
        await p.tick()
        assert p.heard() == []


async def test_who_snoozes_is_left_alone_until_then_and_not_past_the_promise() -> None:
    async with people() as p:
        inquiry = await asks(p)
        await p.tick()
        await p.end.acts.snooze(inquiry, 6, LAN)
        await hour_by_hour(p, 13)
        assert await fired(p) == [("opened", 0), ("reminder", 6), ("reminder", 12)]
        with pytest.raises(Refused) as why:
            await p.end.acts.snooze(inquiry, 11.5, LAN)
        assert why.value.sentence == "snooze_too_long"
        await p.end.acts.close(inquiry, LAN)
        with pytest.raises(Refused) as why:
            await p.end.acts.snooze(inquiry, 1, LAN)
        assert (why.value.sentence, why.value.who) == ("no_clock", "Lan")


async def test_steps_go_to_whom_content_names() -> None:
    ladder = (
        Reminder(after=0, to=("group",)),
        Reminder(after=2, to=("email", "owner")),
        Reminder(after=3, to=("owner",)),
    )
    spa = changed(
        sample_spa(),
        promise=Promise(hours=24, steps=(0, 2, 3), reminders=ladder),
        team=Team(owner_email="owner@spa.example"),
    )
    async with people(spa) as p:
        await asks(p)
        await p.tick()
        await hour_by_hour(p, 4)
        assert [(n.way, n.to, n.kind) for n in p.group.notices] == [("group", "staff", "opened")]
        assert [(n.to, n.kind) for n in p.email.notices] == [
            ("staff", "reminder"), ("owner", "reminder"), ("owner", "reminder"),
        ]  # fmt: skip


async def test_a_mail_server_that_is_down_for_a_day_loses_no_miss_and_repeats_nothing() -> None:
    async with people() as p:
        inquiry = await asks(p)
        p.email.down = True
        await p.tick()
        await hour_by_hour(p, 26)
        assert "deadline" in p.group.kinds
        await p.end.acts.close(inquiry, LAN)
        p.email.down = False
        await p.pass_(1)
        await p.pass_(1)
        assert p.email.kinds.count("deadline") == 1
        assert "reminder" not in p.email.kinds


async def test_a_dead_letter_is_sent_again_by_hand_once() -> None:
    async with people() as p:
        await p.guest("What are your opening hours?")

        def given_up(db: Db) -> None:
            db.execute("UPDATE outbox SET status = 'failed', reason = 'gave up after a day', tries = 40")

        await p.talk.store.write(given_up)
        ((letter,),) = await p.all("SELECT id FROM outbox")
        assert (await p.end.acts.retry(letter, LAN)).changed
        assert not (await p.end.acts.retry(letter, LAN)).changed
        await p.tick()
        assert len(p.heard()) == 1
        assert await p.all("SELECT status FROM outbox") == [("sent",)]


async def test_the_report_tells_kept_missed_and_how_long_it_took() -> None:
    async with people() as p:
        first = await asks(p, "one")
        await p.pass_(1)
        await p.end.acts.answer(await p.number("one"), "Hello", LAN)
        await asks(p, "two")
        await p.pass_(25)
        await p.end.acts.answer(await p.number("two"), "Sorry!", LAN)
        third = await asks(p, "three")
        await p.end.acts.withdraw(third, LAN)
        await asks(p, "four")
        lines = await p.talk.store.read(report.report, p.now, sample_spa().zone)
        (all_,) = [line for line in lines if line.group == "all"]
        assert (all_.kept, all_.missed, all_.waiting, all_.withdrawn) == (1, 1, 1, 1)
        assert (round(all_.median_ms or 0, -5), round(all_.slowest_ms or 0, -5)) == (13 * HOUR, 25 * HOUR)
        by_person = {line.name: (line.kept, line.missed) for line in lines if line.group == "person"}
        assert by_person["Lan"] == (1, 1)
        hours = {line.name for line in lines if line.group == "hour"}
        assert "10" in hours
        assert [line.name for line in lines if line.group == "channel"] == ["telegram"]
        assert first
