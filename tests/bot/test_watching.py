"""/health and /metrics: who may read them, and that the numbers move."""

from pathlib import Path
from typing import Any

import pytest

from bot.content import Book
from tests.bot.test_delivery import counted
from tests.whole.a_house import ALife, a_house
from tests.whole.guests import guest_of


async def status(life: ALife, path: str, **headers: str) -> int:
    async with life.http.get(life.base + path, headers=headers) as answer:
        return answer.status


async def test_health_is_open_and_says_what_waits(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book, changes={"public_url": "https://bot.example.com"}) as life:
        assert await status(life, "/health/live") == 200
        async with life.http.get(f"{life.base}/health/ready") as answer:
            assert (answer.status, (await answer.json())["status"]) == (200, "ready")


@pytest.mark.parametrize(
    ("changes", "headers", "expected"),
    [
        ({}, {}, 200),
        ({"public_url": "https://bot.example.com"}, {}, 401),
        ({"public_url": "https://bot.example.com"}, {"Authorization": "Bearer "}, 401),
        ({"metrics_token": "a-token"}, {}, 401),
        ({"metrics_token": "a-token"}, {"Authorization": "Bearer a-tokem"}, 401),
        ({"metrics_token": "a-token"}, {"Authorization": "Bearer a-token"}, 200),
        ({"metrics_token": "a-token", "public_url": "https://b.test"}, {"Authorization": "Bearer a-token"}, 200),
    ],
)
async def test_metrics_need_the_token_or_a_house_that_is_not_public(
    changes: dict[str, Any], headers: dict[str, str], expected: int, tmp_path: Path, book: Book
) -> None:
    async with a_house(tmp_path, book, changes=changes) as life:
        assert await status(life, "/metrics", **headers) == expected


async def test_the_counters_move_and_hold_no_guests_words(tmp_path: Path, book: Book) -> None:
    async with a_house(tmp_path, book) as life:
        guest = guest_of("telegram", life.platforms)
        delivery = guest.says("When are you open, my plum blossom?")
        await life.takes("telegram", delivery, delivery)
        await life.settled()
        assert (await life.post("telegram", b"{}", {}))[0] == 401
        for name, expected in {
            "events_received_total": 1,
            "events_repeated_total": 1,
            "webhooks_refused_total": 1,
            "turns_total": 1,
            "messages_sent_total": 1,
            "messages_failed_total": 0,
            "inbox_waiting": 0,
            "outbox_waiting": 0,
            "turn_seconds_count": 1,
            "send_seconds_count": 1,
            "channel_on": 4,
        }.items():
            assert await counted(life, f"concierge_{name}") == expected, name
        async with life.http.get(f"{life.base}/metrics") as answer:
            text = await answer.text()
        assert "blossom" not in text
        assert guest.id not in [part.strip('"') for part in text.replace("=", " ").split()]
