"""A week with forgetful staff: doubled presses, colleagues in each other's way, a clock that jumps. The database itself
watches that the bot is silent while staff hold the floor."""

import random
from collections.abc import Awaitable, Callable

import pytest

from bot.staff.acts import Refused
from storage.statement import Db
from tests.bot.staff.people import HOUR, LAN, MINH, People, people

WORDS = (
    "I want to talk to a person please", "What are your opening hours?", "I have a complaint, it was terrible",
    "I'd like to book six hands for 2 people", "Are you there?", "Thank you!", "My legs are numb and I can't pee",
)  # fmt: skip
SPEAKS = (
    "NEW.author = 'bot' AND NEW.status = '{}' AND (SELECT held_by FROM conversation WHERE id = NEW.conversation_id)"
)
Act = Callable[[], Awaitable[object]]


def watched(db: Db) -> None:
    """The bot's word, written or sent while somebody holds the floor, breaks the transaction."""
    for event, status in (("INSERT", "waiting"), ("INSERT", "sending"), ("UPDATE OF status", "sending")):
        name = f"silent_{event[:6].lower()}_{status}"
        db.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON outbox WHEN {SPEAKS.format(status)} IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'the bot speaks while staff hold the floor'); END"
        )


def presses(p: People, chance: random.Random, inquiry: int, conversation: int) -> list[Act]:
    who, acts = chance.choice((LAN, MINH)), p.end.acts
    hours = chance.random() * 9
    return chance.choice(
        [
            [lambda: acts.close(inquiry, who), lambda: acts.close(inquiry, LAN)],
            [lambda: acts.answer(conversation, "Yes?", who), lambda: acts.answer(conversation, "Hello!", MINH)],
            [lambda: acts.snooze(inquiry, hours, who)],
            [lambda: acts.take(conversation, who), lambda: acts.take(conversation, LAN)],
            [lambda: acts.take(conversation, who), lambda: acts.hand_back(conversation, MINH)],
            [lambda: acts.withdraw(inquiry, who)],
        ]
    )


async def an_hour(p: People, chance: random.Random) -> int:
    """What guests and staff do in it. Returns how often somebody was refused."""
    for _ in range(chance.randint(0, 6)):
        await p.guest(chance.choice(WORDS), f"guest {chance.randint(1, 30)}")
    refused = 0
    waiting = (
        await p.all("SELECT id, conversation_id FROM inquiry WHERE state = 'open'") if chance.random() < 0.4 else []
    )
    for inquiry, conversation in chance.sample(waiting, min(len(waiting), 4)):
        for act in presses(p, chance, inquiry, conversation):
            try:
                await act()
            except Refused:
                refused += 1
    await p.pass_(chance.choice((1, 1, 1, 1, 0.5, 3, -2)))
    return refused


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_week_leaves_no_step_late_doubled_or_forgotten_and_no_bot_in_staffs_way(seed: int) -> None:
    chance = random.Random(seed)
    async with people(channel="whatsapp" if seed % 2 else "telegram") as p:
        await p.talk.store.write(watched)
        refused = sum([await an_hour(p, chance) for _ in range(24 * 7)])
        await p.pass_(2)
        (asked,), (acted,) = await p.all("SELECT count(*) FROM inquiry UNION ALL SELECT count(*) FROM staff_act")
        assert min(asked, acted, refused) > 20
        assert await p.all("SELECT count(*) FROM deadline WHERE state = 'waiting' AND due_at <= ?", p.now) == [(0,)]
        assert await p.all("SELECT count(*) FROM deadline WHERE state = 'fired' AND fired_at < due_at") == [(0,)]
        told = "SELECT count(*), count(DISTINCT key) FROM notice WHERE state = 'sent'"
        ((sent, different),) = await p.all(told)
        assert sent == different == len(p.group.notices) + len(p.email.notices) + await _on_the_desk(p)
        assert await p.all("SELECT count(*) FROM inbox WHERE status <> 'done'") == [(0,)]
        unclocked = (
            "SELECT count(*) FROM inquiry i WHERE state = 'open' AND due_at > ? AND NOT EXISTS "
            "(SELECT 1 FROM deadline WHERE inquiry_id = i.id AND kind = 'due' AND state = 'waiting')"
        )
        assert await p.all(unclocked, p.now + 3 * HOUR) == [(0,)]


async def _on_the_desk(p: People) -> int:
    ((count,),) = await p.all("SELECT count(*) FROM notice WHERE way = 'desk' AND state = 'sent'")
    return int(count)
