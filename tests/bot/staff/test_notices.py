"""The queue of notices: each told once by each way, tried again, given up, never behind another way or a guest."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.metrics import Metrics
from bot.staff import words
from bot.staff.live import MOST_UNREAD, Change, Live
from bot.staff.notices import DeskSender, Later, Never, Notice, Notices, Result, Sent, Unknown, Way
from channels.contract import Moved
from storage import notices as queue
from tests.bot.staff.people import HOUR, LAN, MINUTE, People, people, sample_spa


@dataclass
class Scripted:
    """Answers what it is told to answer, then `Sent`."""

    way: Way
    answers: list[Result | Exception] = field(default_factory=list)
    seen: list[Notice] = field(default_factory=list)

    async def send(self, notice: Notice) -> Result:
        self.seen.append(notice)
        answer = self.answers.pop(0) if self.answers else Sent(platform_id="m1")
        if isinstance(answer, Exception):
            raise answer
        return answer


async def one_case(p: People, *answers: Result | Exception) -> tuple[Notices, Scripted]:
    """A question whose notice for the group meets these answers."""
    await p.guest("I want to talk to a person please")
    await p.end.promise.tick(p.now)
    sender = Scripted("group", list(answers))
    return Notices(p.talk.store, {"group": sender}, p.talk.clock, Metrics()), sender


async def states(p: People) -> list[tuple[str, int]]:
    return [tuple(row) for row in await p.all("SELECT state, tries FROM notice WHERE way = 'group' ORDER BY id")]


@pytest.mark.parametrize("answer", [Later(reason="down"), Unknown(reason="time-out", again_after=5), OSError("broke")])
async def test_what_did_not_go_through_is_tried_again(answer: Result | Exception) -> None:
    async with people() as p:
        notices, sender = await one_case(p, answer)
        await notices.send_due()
        assert await states(p) == [("waiting", 1)]
        await notices.send_due()
        p.talk.clock.instant += MINUTE
        await notices.send_due()
        assert await states(p) == [("sent", 2)]
        assert [notice.key for notice in sender.seen] == [sender.seen[0].key] * 2
        assert (sender.seen[1].unknown_at is not None) == isinstance(answer, Unknown)


@pytest.mark.parametrize("answer", [Never(reason="no such chat"), Unknown(reason="time-out", again_after=None)])
async def test_what_cannot_go_through_is_given_up_and_shown(answer: Result) -> None:
    async with people() as p:
        notices, sender = await one_case(p, answer)
        await notices.send_due()
        await notices.send_due()
        assert len(sender.seen) == 1
        (failed,) = await p.talk.store.read(queue.failed_notices)
        assert (failed.way, failed.kind) == ("group", "opened")
        assert failed.reason


async def test_a_group_that_moved_is_tried_at_once() -> None:
    async with people() as p:
        notices, sender = await one_case(p, Moved(chat="-100"))
        await notices.send_due()
        assert len(sender.seen) == 2


async def test_after_three_days_of_failure_it_is_given_up() -> None:
    async with people() as p:
        await p.guest("I want to talk to a person please")
        p.group.down = True
        p.talk.clock.instant += 25 * HOUR
        await p.tick()
        for _ in range(75):
            p.talk.clock.instant += HOUR
            await p.end.notices.send_due()
        assert {state for state, _ in await states(p)} <= {"failed", "overtaken"}


async def test_a_sender_that_died_is_followed_by_another_that_knows_of_the_doubt() -> None:
    async with people() as p:
        notices, sender = await one_case(p)
        (claimed,) = await p.talk.store.write(queue.claim_notices, "group", p.now, 10)
        await notices.send_due()
        assert sender.seen == []
        p.talk.clock.instant += queue.LEASE_MS
        await notices.send_due()
        (seen,) = sender.seen
        assert (seen.id, seen.unknown_at) == (claimed.id, p.now)


async def test_what_is_answered_meanwhile_is_not_told_any_more_but_a_miss_is() -> None:
    async with people() as p:
        notices, sender = await one_case(p, Later(reason="down"))
        await notices.send_due()
        p.talk.clock.instant += 25 * HOUR
        await p.end.promise.tick(p.now)
        await p.end.acts.answer(await p.number(), "Sorry!", LAN)
        await notices.send_due()
        assert [notice.kind for notice in sender.seen] == ["opened", "deadline"]


async def test_later_notices_of_an_inquiry_know_the_first_ones_message() -> None:
    async with people() as p:
        notices, sender = await one_case(p)
        await notices.send_due()
        p.talk.clock.instant += 5 * HOUR
        await p.end.promise.tick(p.now)
        await notices.send_due()
        assert [notice.reference for notice in sender.seen] == ["", "m1"]
        found = await p.talk.store.read(queue.by_reference, "group", "m1")
        assert found is not None
        assert found.id == sender.seen[0].id
        assert await p.talk.store.read(queue.by_reference, "email", "m1") is None


async def test_a_way_that_hangs_holds_no_other_up() -> None:
    async with people() as p:
        released = asyncio.Event()

        class Hanging(Scripted):
            async def send(self, notice: Notice) -> Result:
                await released.wait()
                return await super().send(notice)

        await p.guest("I want to talk to a person please")
        await p.end.promise.tick(p.now)
        email, group = Hanging("email"), Scripted("group")
        notices = Notices(p.talk.store, {"email": email, "group": group}, p.talk.clock, Metrics())
        await notices.start()
        for _ in range(200):
            if group.seen:
                break
            await asyncio.sleep(0.01)
        assert (len(group.seen), email.seen) == (1, [])
        assert await p.guest("What are your opening hours?")
        released.set()
        await notices.stop()


async def test_who_stops_finishes_what_is_being_told_and_gives_the_rest_back() -> None:
    async with people() as p:
        for number in range(3):
            await p.guest("I want to talk to a person please", f"guest {number}")
        await p.end.promise.tick(p.now)
        begun, go = asyncio.Event(), asyncio.Event()

        class Slow(Scripted):
            async def send(self, notice: Notice) -> Result:
                begun.set()
                await go.wait()
                return await super().send(notice)

        group = Slow("group")
        notices = Notices(p.talk.store, {"group": group}, p.talk.clock, Metrics())
        await notices.start()
        await begun.wait()
        stopping = asyncio.create_task(notices.stop())
        await asyncio.sleep(0)
        go.set()
        await stopping
        assert len(group.seen) == 1
        assert [state for state, _ in await states(p)] == ["sent", "waiting", "waiting"]


async def test_a_way_that_is_not_set_up_is_waited_for_by_nobody() -> None:
    async with people() as p:
        notices, _ = await one_case(p)
        await notices.drop_unreachable()
        assert await p.all("SELECT DISTINCT state FROM notice WHERE way <> 'group'") == [("dropped",)]
        assert await states(p) == [("waiting", 0)]


async def test_the_desk_is_told_to_look() -> None:
    live = Live()
    async with people() as p:
        await p.guest("I want to talk to a person please")
        await p.end.promise.tick(p.now)
        with live.watching() as watcher:
            await Notices(p.talk.store, {"desk": DeskSender(live)}, p.talk.clock, Metrics()).send_due()
            told = [watcher.queue.get_nowait().what for _ in range(watcher.queue.qsize())]
        assert told == ["notice", "conversation", "inquiry"]


async def test_every_watcher_is_told_and_one_that_sleeps_is_told_to_read_all() -> None:
    live = Live()
    with live.watching() as quick, live.watching() as slow:
        for number in range(MOST_UNREAD + 1):
            live.publish(Change(what="conversation", id=number))
            assert quick.queue.get_nowait().id == number
        assert slow.queue.qsize() == 1
        async for change in slow:
            assert change.what == "any"
            break
    live.publish(Change(what="conversation", id=1))
    assert quick.queue.empty()


async def test_a_notice_reads_as_a_person_would_write_it() -> None:
    async with people() as p:
        await p.books(words="I'd like to book six hands for 2 people for 90 minutes on 28 November 2026 at 15:00")
        await p.tick()
        notice = p.group.notices[0]
        assert words.headline(sample_spa(), "en", notice) == "New: a booking request"
        topic = sample_spa().topics["spa.booking_how"].buttons["en"]
        assert words.details(sample_spa(), "en", notice)[:4] == [
            "a booking",
            f"Topic: {topic}",
            "Guest: An",
            "Wanted: Saturday, 28 November 2026, 15:00; 2 × Six Hands Massage, 90 min",
        ]
        assert "Answer by Thu 26 Nov 10:00" in words.details(sample_spa(), "en", notice)
