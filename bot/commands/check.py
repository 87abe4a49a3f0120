"""`concierge check`: every fault of the settings and the content, each with its place and its mend."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.clock import Clock, SystemClock
from bot.content import load, unmatched
from dialogs.spa.faults import ContentFaults, Fault
from dialogs.spa.lines import line_of, lines
from dialogs.spa.model import Spa


def check(content_dir: Path, settings_faults: Sequence[str] = (), clock: Clock | None = None) -> int:
    """Print every fault; 1 if there is any. What is only out of date is noted and is no fault."""
    spa: Spa | None = None
    content_faults: tuple[Fault, ...] = ()
    try:
        spa = load(content_dir, unmatched)
    except ContentFaults as found:
        content_faults = found.faults
    for fault in (*settings_faults, *content_faults):
        print(fault)
    if spa:
        for note in outdated(spa, content_dir, clock or SystemClock()):
            print(note)
    count = len(settings_faults) + len(content_faults)
    print(_summary(count, spa), file=sys.stderr)
    return 1 if count else 0


def outdated(spa: Spa, content_dir: Path, clock: Clock) -> Iterator[Fault]:
    """Closed days that are over: harmless, but next year's are easily forgotten beside them."""
    file = content_dir / "spa.toml"
    today = dt.datetime.fromtimestamp(clock.now() / 1000, spa.zone).date()
    over = [day for day in spa.hours.closed if day < today] if spa.hours else []
    if over:
        line = line_of(("hours", "closed"), lines(file.read_text("utf-8-sig")))
        listed = ", ".join(day.isoformat() for day in over)
        yield Fault(file=str(file), line=line, message=f"note: closed days that are over can be deleted: {listed}")


def _summary(count: int, spa: Spa | None) -> str:
    if count or spa is None:
        return f"{count} fault{'' if count == 1 else 's'} to mend."
    return (
        f"Everything is in order: {spa.name}. Services: {len(spa.services)}, promotions: {len(spa.promotions)}, "
        f"topics: {len(spa.topics)}, languages: {', '.join(spa.languages)}."
    )
