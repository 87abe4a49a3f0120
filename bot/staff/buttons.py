"""The buttons under a notice: what can be done now, each signed, so that a made-up one is worth nothing.

`callback_data` (Bot API: 1 to 64 bytes) is "act:notice:argument:signature".
"""

import base64
import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator, Sequence

from bot.staff.words import moment
from dialogs.booking.hours import hours_trouble, longest
from dialogs.messages import Value
from dialogs.phrasing import Phrases
from dialogs.spa.model import Spa
from storage.decisions import Request
from storage.notice_values import Notice
from storage.staff_events import Case

REASONS = ("full", "closed", "therapist")
"""Keys under `guest.reason.`: what a guest is told with a refusal."""
SNOOZES = (1, 2, 4, 8)
OTHER_TIMES = (-120, -60, -30, 30, 60, 120, 180, 1440)
"""Minutes from the wished time; the last is the day after."""
ARGUMENT = "%Y%m%d%H%M"

Labelled = tuple[str, str, str]
"""Label, act, argument."""


class Press(Value, frozen=True):
    act: str
    notice: int
    argument: str = ""


def signed(press: Press, secret: bytes) -> str:
    said = f"{press.act}:{press.notice}:{press.argument}"
    return f"{said}:{_signature(said, secret)}"


def read(data: str, secret: bytes) -> Press | None:
    """None: not one of ours, or changed."""
    said, colon, signature = data.rpartition(":")
    parts = said.split(":")
    if not colon or len(parts) != 3 or not (parts[1].isascii() and parts[1].isdecimal()):
        return None
    if not hmac.compare_digest(signature.encode("utf-8", "replace"), _signature(said, secret).encode()):
        return None
    return Press(act=parts[0], notice=int(parts[1]), argument=parts[2])


def _signature(said: str, secret: bytes) -> str:
    made = hmac.new(secret, b"staff-button:" + said.encode("utf-8", "replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:12]).decode()


def possible(voice: Phrases, notice: Notice, case: Case) -> list[list[Labelled]]:
    """What can be done about the notice as its case stands now; nothing where it is over."""
    if case.over:
        return []
    rows = (_decision(case), _floor(case), _clock(notice, case))
    return [[(voice.say(f"staff.group.button.{act}"), act, "") for act in row] for row in rows if row]


def _decision(case: Case) -> tuple[str, ...]:
    if case.booking == "requested":
        return ("confirm", "reasons", "times")
    if case.booking in ("change_requested", "cancel_requested"):
        return ("accept", "refuse")
    return ()


def _floor(case: Case) -> tuple[str, ...]:
    return ("how", "back") if case.held else ("take", "how")


def _clock(notice: Notice, case: Case) -> tuple[str, ...]:
    if notice.inquiry is None:
        return ()
    return ("snoozes", "close") if case.inquiry == "open" else ("close",)


def reasons(voice: Phrases) -> list[list[Labelled]]:
    """Why a request is declined: what the guest reads, in the words of who presses."""
    rows = [[(voice.say(f"guest.reason.{reason}"), "decline", reason)] for reason in REASONS]
    return [*rows, [(voice.say("staff.group.button.no_reason"), "decline", ""), _menu(voice)]]


def snoozes(voice: Phrases) -> list[list[Labelled]]:
    hours = [(voice.say("staff.group.button.hours", hours=hours), "snooze", str(hours)) for hours in SNOOZES]
    return [hours, [_menu(voice)]]


def times(spa: Spa, voice: Phrases, seen: Request, now: int) -> list[list[Labelled]]:
    """Other times near the wished one, at which the spa is open."""
    found = list(_times(spa, voice, seen, now))
    return [*(found[at : at + 2] for at in range(0, len(found), 2)), [_menu(voice)]]


def _times(spa: Spa, voice: Phrases, seen: Request, now: int) -> Iterator[Labelled]:
    wished = dt.datetime.fromtimestamp(seen.start / 1000, spa.zone)
    for minutes in OTHER_TIMES:
        naive = wished.replace(tzinfo=None) + dt.timedelta(minutes=minutes)
        start = naive.replace(tzinfo=spa.zone)
        instant = round(start.timestamp() * 1000)
        if instant > now and not hours_trouble(start, longest(seen.draft.lines), spa):
            yield moment(spa, voice, instant), "propose", naive.strftime(ARGUMENT)


def _menu(voice: Phrases) -> Labelled:
    return voice.say("staff.group.button.menu"), "menu", ""


def keyboard(rows: Sequence[Sequence[Labelled]], notice: int, secret: bytes) -> dict[str, object]:
    """An InlineKeyboardMarkup."""
    made = [
        [{"text": label, "callback_data": signed(Press(act=act, notice=notice, argument=argument), secret)}
         for label, act, argument in row]
        for row in rows
    ]  # fmt: skip
    return {"inline_keyboard": made}
