"""A small spa made by hand with the sample spa's made-up prices and hours, for tests that need no content files."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from dialogs.reading.model import TopicCandidate, TopicMatch
from dialogs.spa.model import BookingRules, Capacity, OpeningHours, Promotion, Service, Spa, Tier


class ExactMatcher:
    """A second, tiny matcher: a message asks for a topic when it is one of its examples, word for word."""

    def __init__(self, examples: Mapping[str, tuple[str, ...]] = {}) -> None:
        self.topic_of = {self._key(line): topic for topic, lines in examples.items() for line in lines}

    @staticmethod
    def _key(text: str) -> str:
        return " ".join(text.casefold().strip(" ?!.").split())

    def match(self, text: str, language: str) -> TopicMatch:
        topic = self.topic_of.get(self._key(text))
        if topic is None:
            return TopicMatch()
        candidate = TopicCandidate(topic=topic, confidence=0.99)
        return TopicMatch(asked=(topic,), candidates=(candidate,), near_duplicate=True)


EXAMPLES: dict[str, tuple[str, ...]] = {
    "psoas.anatomy": ("what is the psoas", "tell me about the psoas muscle"),
    "spa.prices": ("how much is it", "what are your prices"),
    "spa.hours": ("what are your opening hours", "when are you open"),
    "handoff.human": ("i want to talk to a person",),
    "smalltalk.greeting": ("hello", "hi"),
    "smalltalk.thanks": ("thank you", "thanks"),
}

SERVICES = (
    Service(
        id="signature",
        hands=2,
        names={"en": "Herbal Spa Signature"},
        nicknames={"en": ("signature", "signature massage")},
        prices={60: 650_000, 90: 900_000, 120: 1_150_000},
    ),
    Service(
        id="four_hands",
        hands=4,
        names={"en": "Four Hands Massage"},
        nicknames={"en": ("four hands", "4 hands", "4-hands")},
        prices={60: 1_100_000, 90: 1_500_000, 120: 1_900_000},
    ),
    Service(
        id="six_hands",
        hands=6,
        names={"en": "Six Hands Massage"},
        nicknames={"en": ("six hands", "6 hands", "6-hands")},
        prices={60: 1_600_000, 90: 2_200_000},
    ),
    Service(
        id="eight_hands",
        hands=8,
        names={"en": "Eight Hands Massage"},
        nicknames={"en": ("eight hands", "8 hands", "8-hands")},
        prices={60: 2_100_000, 90: 2_900_000},
        confirmed=False,
    ),
)

PROMOTION = Promotion(
    code="HBWK2025",
    starts=dt.date(2025, 5, 6),
    ends=dt.date(2025, 6, 30),
    tiers=(
        Tier(percent=20, services=("six_hands", "eight_hands")),
        Tier(percent=10, minutes=(90, 120)),
        Tier(percent=5, minutes=(60,)),
    ),
)


def a_spa(**changes: Any) -> Spa:
    """The sample spa as one value; `changes` replace fields (`a_spa(hours=None)`)."""
    spa = Spa(
        version="made-by-hand",
        name="Sample Spa",
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        currency="VND",
        languages=("en",),
        services=SERVICES,
        matcher=ExactMatcher(EXAMPLES),
        hours=OpeningHours(weekly=(((9 * 60, 22 * 60),),) * 7),
        capacity=Capacity(therapists=12, rooms=8),
        promotions=(PROMOTION,),
        booking=BookingRules(min_lead_minutes=60, max_party=8),
    )
    return msgspec.structs.replace(spa, **changes)
