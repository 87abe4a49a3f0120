"""Room for a visit: what a booking's lines occupy, and whether it fits beside what is taken already."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from dialogs.booking.model import Line, Occupied
from dialogs.spa.model import Capacity, Spa

MINUTE = 60_000


class Usage(NamedTuple):
    """How many are in use from each instant on, until the next; instants ascend."""

    instants: list[int]
    therapists: list[int]
    rooms: list[int]


def usage(occupied: Iterable[Occupied]) -> Usage:
    """What is in use over time. Made once, it is asked often (`fits_beside`, for every start of a day)."""
    steps: dict[int, tuple[int, int]] = {}
    for taken in occupied:
        if taken.start < taken.end:
            for instant, sign in ((taken.start, 1), (taken.end, -1)):
                therapists, rooms = steps.get(instant, (0, 0))
                steps[instant] = therapists + sign * taken.therapists, rooms + sign * taken.rooms
    instants = sorted(steps)
    return Usage(
        instants,
        list(accumulate(steps[instant][0] for instant in instants)),
        list(accumulate(steps[instant][1] for instant in instants)),
    )


def peak(occupied: Iterable[Occupied], start: int, end: int) -> tuple[int, int]:
    """The most therapists and the most rooms in use at any instant of [start, end), epoch ms.

    Intervals are half-open: a visit that ends at 10:00 leaves room for one that starts at 10:00. The two maxima
    need not fall on the same instant.
    """
    return _most(usage(occupied), start, end)


def occupy(lines: Sequence[Line], start: int, spa: Spa) -> tuple[Occupied, ...]:
    """What a visit that starts at `start` (epoch ms) takes, one entry a line, clean-up included.

    n hands take n/2 therapists a person for the whole time; every person takes one place in a room. Lines whose
    length or people are not known yet take nothing.
    """
    return tuple(_occupied(line, start, spa) for line in lines if line.minutes and line.people)


def fits(wanted: Sequence[Occupied], taken: Iterable[Occupied], capacity: Capacity) -> bool:
    """Whether `wanted` fits beside `taken`. An unknown capacity limits nothing: the spa confirms each request."""
    return fits_beside(wanted, usage(taken), capacity)


def fits_beside(wanted: Sequence[Occupied], used: Usage, capacity: Capacity) -> bool:
    """As `fits`, for a usage that is at hand."""
    if not wanted or _has_room(wanted, used, (min(w.start for w in wanted), max(w.end for w in wanted)), capacity):
        return True  # it fits even if all of it lasted as long as the longest line
    edges = sorted({edge for line in wanted for edge in (line.start, line.end)})
    return all(
        _has_room([line for line in wanted if line.start <= begin < line.end], used, (begin, end), capacity)
        for begin, end in pairwise(edges)
    )


def _has_room(wanted: Sequence[Occupied], used: Usage, span: tuple[int, int], capacity: Capacity) -> bool:
    """Whether there is room for all of `wanted` for the whole of `span`."""
    therapists, rooms = _most(used, *span)
    if capacity.therapists is not None and therapists + sum(w.therapists for w in wanted) > capacity.therapists:
        return False
    return capacity.rooms is None or rooms + sum(w.rooms for w in wanted) <= capacity.rooms


def _most(used: Usage, start: int, end: int) -> tuple[int, int]:
    if start >= end:
        return 0, 0
    first = max(bisect_right(used.instants, start) - 1, 0)
    last = bisect_left(used.instants, end)
    return max(used.therapists[first:last], default=0), max(used.rooms[first:last], default=0)


def _occupied(line: Line, start: int, spa: Spa) -> Occupied:
    service = spa.service(line.service) if line.service else None
    people, minutes = line.people or 0, line.minutes or 0
    return Occupied(
        start=start,
        end=start + (minutes + spa.capacity.cleanup_minutes) * MINUTE,
        therapists=people * (service.therapists if service else 1),
        rooms=people,
    )
