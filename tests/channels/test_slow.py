"""Signs of typing are for slow answers."""

import asyncio

from channels.slow import Unanswered


async def test_an_answer_on_its_way_needs_no_sign_of_typing() -> None:
    unanswered = Unanswered(slow_after=5)
    waiting = asyncio.create_task(unanswered.slow("guest"))
    await asyncio.sleep(0)
    unanswered.answering("somebody else")
    unanswered.answering("guest")
    assert not await waiting


async def test_an_answer_that_takes_its_time_does() -> None:
    unanswered = Unanswered(slow_after=0.01)
    assert await unanswered.slow("guest")
    assert await unanswered.slow("guest")


async def test_two_messages_of_a_guest_wait_for_the_same_answer() -> None:
    unanswered = Unanswered(slow_after=5)
    both = asyncio.gather(unanswered.slow("guest"), unanswered.slow("guest"))
    await asyncio.sleep(0)
    unanswered.answering("guest")
    assert list(await both) == [False, False]
