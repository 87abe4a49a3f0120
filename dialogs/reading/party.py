"""Items -> who comes and what each gets: the size of the party, and one line for each service or length."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogs.reading.grammar import Digits, Item
from dialogs.reading.making import MOST_PEOPLE
from dialogs.reading.model import LineReading, Slot
from dialogs.reading.when import Length

LONGEST_MINUTES = 24 * 60


class Party(NamedTuple):
    party_size: int | None = None
    lines: tuple[LineReading, ...] = ()


class _Line:
    """A line while it is being put together."""

    def __init__(self) -> None:
        self.service: str | None = None
        self.minutes: int | None = None
        self.people: int | None = None

    def empty(self) -> bool:
        return self.service is None and self.minutes is None


def party(items: Sequence[Item], expecting: Slot | None, lengths: frozenset[int], *, late: bool = False) -> Party:
    """`items` after bare hours are settled. `late`: a length of time is a delay, no massage's length."""
    lines, size = _lines(items, expecting, lengths, late)
    whole, total = size, _sum(lines)
    if size is None or (len(lines) > 1 and total is not None and total > size):
        whole = total
    if whole is None:
        whole = _asked_size(items, expecting)
    if len(lines) == 1 and lines[0].people is None and whole is not None and lines[0].service is not None:
        lines[0].people = whole
    read = tuple(LineReading(service=x.service, minutes=x.minutes, people=x.people) for x in lines)
    return Party(party_size=whole, lines=read)


def _sum(lines: list[_Line]) -> int | None:
    counts = [line.people for line in lines]
    known = [count for count in counts if count is not None]
    return sum(known) if counts and len(known) == len(counts) else None


def _asked_size(items: Sequence[Item], expecting: Slot | None) -> int | None:
    for item in items:
        if item.kind == "for number" and 1 <= item.value.value <= MOST_PEOPLE and expecting not in ("time", "date"):
            return int(item.value.value)
        if item.kind == "couple":
            return 2
        if item.kind == "for persons":
            return int(item.value)
    return _bare_size(items) if expecting == "party_size" else None


def _bare_size(items: Sequence[Item]) -> int | None:
    for item in items:
        if item.kind == "number" and 1 <= item.value.value <= MOST_PEOPLE:
            return int(item.value.value)
        if item.kind in ("few", "nth", "ordinal") and item.value is not None:
            return int(item.value)
        if item.kind == "persons":
            return int(item.value)
        if item.kind == "me":
            return 1
    return None


def _lines(
    items: Sequence[Item], expecting: Slot | None, lengths: frozenset[int], late: bool
) -> tuple[list[_Line], int | None]:
    several = sum(item.kind == "service" for item in items) > 1
    lines: list[_Line] = []
    line = _Line()
    size: int | None = None
    told = -1
    for at, item in enumerate(items):
        minutes = _minutes(items, at, expecting, lengths)
        if item.kind == "service":
            if line.service is not None:
                lines.append(line)
                line = _Line()
            line.service = item.value
            line.people = _count_before(items, at, told) or line.people
        elif minutes is not None and not late:
            if line.minutes is not None and line.minutes != minutes:
                lines.append(line)
                line = _Line()
            line.minutes = minutes
        elif item.kind in ("people", "for number", "for persons", "persons") and several and not line.empty():
            told = at if line.people is None else told
            line.people = line.people or _count(item)
        elif item.kind == "people":
            size = item.value if size is None else size
        if item.kind in (",", ";", "and", ".") and line.service is not None and _starts_a_line(items, at + 1):
            lines.append(line)
            line = _Line()
    if not line.empty():
        lines.append(line)
    return _shared(lines, items), size


def _starts_a_line(items: Sequence[Item], at: int) -> bool:
    """Before the next service stands only a count or a length ("and two 90-minute signatures")."""
    for item in items[at : at + 4]:
        if item.kind == "service":
            return True
        if item.kind not in ("number", "x", "length", "a", "the", "-", "and", "people", "for"):
            return False
    return False


def _count(item: Item) -> int:
    return item.value.value if isinstance(item.value, Digits) else int(item.value)


def _count_before(items: Sequence[Item], at: int, told: int) -> int | None:
    """ "Two signature", "2 x six hands", "one 90-minute signature"; not what was `told` of the line before."""
    for item in reversed(items[max(0, at - 3, told + 1) : at]):
        if item.kind in ("number", "for number") and 1 <= item.value.value <= MOST_PEOPLE:
            return int(item.value.value)
        if item.kind == "people":
            return int(item.value)
        if item.kind not in ("x", "length", "-", "word"):
            return None
    return None


def _minutes(items: Sequence[Item], at: int, expecting: Slot | None, lengths: frozenset[int]) -> int | None:
    """A length of massage: words for it, or a number that is on the list beside a service or where one was asked."""
    item = items[at]
    if item.kind == "length":
        length: Length = item.value
        return length.minutes if not (length.days or length.months) and 0 < length.minutes <= LONGEST_MINUTES else None
    if item.kind not in ("number", "for number"):
        return None
    number = item.value.value
    if expecting == "duration_minutes" and number >= 15:
        return int(number) if number <= LONGEST_MINUTES else None
    beside = at > 0 and items[at - 1].kind == "service"
    before = at + 1 < len(items) and items[at + 1].kind == "service"
    return int(number) if number in lengths and (beside or before) else None


def _shared(lines: list[_Line], items: Sequence[Item]) -> list[_Line]:
    """A length said once, last or for each, holds for every line."""
    said = [line.minutes for line in lines if line.minutes is not None]
    if len(lines) > 1 and len(set(said)) == 1 and lines[-1].minutes is not None and _all_named(lines):
        for line in lines:
            line.minutes = said[0]
    return _joined(lines)


def _all_named(lines: list[_Line]) -> bool:
    return all(line.service is not None for line in lines)


def _joined(lines: list[_Line]) -> list[_Line]:
    """A length that stands alone before or after the only service is that service's."""
    named = [line for line in lines if line.service is not None]
    if len(named) != 1 or len(lines) < 2:
        return lines
    lengths = [line.minutes for line in lines if line.minutes is not None]
    if len(set(lengths)) != 1:
        return lines
    named[0].minutes = lengths[0]
    return named
