"""kill -9 at every step of a message, and under load: what was acknowledged is there, nothing is half written."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage import lists
from storage.sqlite import SqliteStore
from tests.storage.rows import NOW, guest_said, turn

ROOT = Path(__file__).parents[2]


def run_until_killed(path: Path, point: str) -> None:
    ended = subprocess.run([sys.executable, "-m", "tests.storage.victim", str(path), point], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL, f"it was to die {point}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "concierge.db"


async def reopened(path: Path) -> SqliteStore:
    store = await SqliteStore.open(path)
    await store.recover(NOW + 1)
    return store


async def written_by_the_turn(store: SqliteStore) -> dict[str, int]:
    waiting = await store.waiting(NOW)
    return {
        "waiting": waiting.inbox,
        "to send": waiting.outbox,
        "bookings": len(await store.read(lists.bookings)),
        "inquiries": waiting.inquiries_open,
        "lines": len(await store.history("line", "spa", "guest", 10)),
    }


NOTHING = {"waiting": 0, "to send": 0, "bookings": 0, "inquiries": 0, "lines": 0}
KEPT = {**NOTHING, "waiting": 2}
ANSWERED = {"waiting": 0, "to send": 2, "bookings": 1, "inquiries": 1, "lines": 2}


@pytest.mark.parametrize(
    ("point", "left", "attempts"),
    [
        ("keeping", NOTHING, None),
        ("kept", KEPT, 1),
        ("claiming", KEPT, 1),
        ("claimed", KEPT, 2),
        ("recording", KEPT, 2),
        ("recorded", ANSWERED, None),
        ("marking", ANSWERED, None),
        ("marked", {**ANSWERED, "to send": 0}, None),
    ],
)
async def test_after_a_kill_all_of_a_step_is_there_or_none_of_it(
    path: Path, point: str, left: dict[str, int], attempts: int | None
) -> None:
    run_until_killed(path, point)
    store = await reopened(path)
    assert await written_by_the_turn(store) == left
    claims = await store.claim("worker", NOW + 1, 10)
    assert [[p.attempts for p in claim.pending] for claim in claims] == ([[attempts] * 2] if attempts else [])
    sends = await store.claim_sends(NOW + 1, 10)
    assert [(row.key, row.unknown_at) for row in sends] == ([("k1", NOW + 1)] if left["to send"] else [])
    await store.close()


async def test_after_a_kill_under_load_every_acknowledged_message_is_answered_once_and_in_order(path: Path) -> None:
    acknowledged = kill_under_load(path, after=400)
    store = await reopened(path)
    while claims := await store.claim("worker", NOW + 1, 100):
        for claim in claims:
            said = tuple(guest_said(p.event, p.event) for p in claim.pending)
            await store.record(turn(claim, said=said))
    answered = []
    for guest in sorted({event.split("/")[0] for event in acknowledged}):
        lines = [line.event for line in await store.history("line", "spa", guest, 100_000)]
        assert lines == sorted(set(lines)), "doubled or out of order"
        answered += lines
    assert set(acknowledged) <= set(answered)
    await store.close()


def kill_under_load(path: Path, after: int) -> list[str]:
    """The events that the victim acknowledged; it is killed in the midst of its work, once these are `after`."""
    words = [sys.executable, "-m", "tests.storage.victim", str(path), "load"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        lines = [victim.stdout.readline() for _ in range(after)]
        victim.kill()
        lines += victim.stdout.readlines()
    return [line.removeprefix("kept ").strip() for line in lines if line.endswith("\n")]
