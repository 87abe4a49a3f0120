"""Room for a visit: what a booking's lines occupy, and whether it fits beside what is taken already."""

from collections.abc import Iterable, Sequence

from dialogs.booking.model import Line, Occupied
from dialogs.spa.model import Capacity, Spa

MINUTE = 60_000


def peak(occupied: Iterable[Occupied], start: int, end: int) -> tuple[int, int]:
    """The most therapists and the most rooms in use at any instant of [start, end), epoch ms.

    Intervals are half-open: a visit that ends at 10:00 leaves room for one that starts at 10:00. The two maxima
    need not fall on the same instant.
    """
    steps: list[tuple[int, int, int]] = []
    for taken in occupied:
        begin, finish = max(taken.start, start), min(taken.end, end)
        if begin < finish:
            steps.append((begin, taken.therapists, taken.rooms))
            steps.append((finish, -taken.therapists, -taken.rooms))
    therapists = rooms = most_therapists = most_rooms = 0
    for _, more_therapists, more_rooms in sorted(steps):  # at one instant, leaving sorts before coming
        therapists += more_therapists
        rooms += more_rooms
        most_therapists, most_rooms = max(most_therapists, therapists), max(most_rooms, rooms)
    return most_therapists, most_rooms


def occupy(lines: Sequence[Line], start: int, spa: Spa) -> tuple[Occupied, ...]:
    """What a visit that starts at `start` (epoch ms) takes, one entry a line, clean-up included.

    n hands take n/2 therapists a person for the whole time; every person takes one place in a room. Lines whose
    length or people are not known yet take nothing.
    """
    return tuple(_occupied(line, start, spa) for line in lines if line.minutes and line.people)


def fits(wanted: Sequence[Occupied], taken: Sequence[Occupied], capacity: Capacity) -> bool:
    """Whether `wanted` fits beside `taken`. An unknown capacity limits nothing: the spa confirms each request."""
    if not wanted:
        return True
    start, end = min(w.start for w in wanted), max(w.end for w in wanted)
    therapists, rooms = peak((*wanted, *taken), start, end)
    enough_therapists = capacity.therapists is None or therapists <= capacity.therapists
    enough_rooms = capacity.rooms is None or rooms <= capacity.rooms
    return enough_therapists and enough_rooms


def _occupied(line: Line, start: int, spa: Spa) -> Occupied:
    service = spa.service(line.service) if line.service else None
    people, minutes = line.people or 0, line.minutes or 0
    return Occupied(
        start=start,
        end=start + (minutes + spa.capacity.cleanup_minutes) * MINUTE,
        therapists=people * (service.therapists if service else 1),
        rooms=people,
    )
