"""The shipped knowledge: every topic is there, says what it must, and nothing it must not (docs/rules.md)."""

import datetime as dt
import re
import string
from functools import cache
from pathlib import Path

import pytest

from dialogs.reading.ngrams import words
from dialogs.spa.model import Topic
from tests.dialogs.reading.shipped import topics

CONTENT = Path(__file__).parents[2] / "content" / "knowledge"
LONGEST_BUTTON = 20
"""Characters of a reply button's title on the tightest platform (WhatsApp Cloud API, interactive messages)."""
FACTS = frozenset(
    [
        "spa",
        "hotline",
        "whatsapp",
        "email",
        "kakaotalk",
        "wechat",
        "line",
        "website",
        "address",
        "payment",
        "cancellation",
        "hours",
        "prices",
        "services",
        "lengths",
        "contacts",
        "promotion",
        "promise_hours",
        "late_from",
        "late_to",
        "late_cut",
        "late_min_remaining",
    ]
)
ALWAYS_STATED = frozenset(["spa", "promise_hours", "late_from", "late_to", "late_cut", "late_min_remaining"])
"""Facts with a default or a required value: no answer can lack them."""

# Topic: (words that the answer must hold, words that it must not hold). Alternatives are parted by "|".
SAYS: dict[str, tuple[str, str]] = {
    "psoas.anatomy": ("lumbar, femur, psoas major, iliacus, iliopsoas, each side", "one muscle"),
    "psoas.function": ("hip flexion, spine, pelvis, walk, run, bend, one of several", "the only, cures"),
    "psoas.location": ("behind the organs, spine, pelvis, inner upper thigh, midline", ""),
    "psoas.locate_self": ("navel, hip, lift, firms, never on the midline, pulse", ""),
    "psoas.self_massage_steps": (
        "safety check, pregnant, blood thinners, bladder, 30-60 seconds, midline, stop at once, pulse, numbness",
        "through the pain",
    ),
    "psoas.ball": ("soft, tennis ball, side, midline, spine", "harder is better"),
    "psoas.professional_session": ("slow, consent, stop, ask the team", "medical psoas therapy"),
    "psoas.benefits": ("may, mobility, pain, posture, stress, core", "will help, guarantee"),
    "psoas.benefits.mobility": ("may, stride, short-lived", "degrees"),
    "psoas.benefits.pain": ("may, low-certainty, can't promise, doctor", "heals"),
    "psoas.benefits.posture": ("may, stretching, no treatment for scoliosis", "straightens the"),
    "psoas.benefits.stress": ("relax, well-being, not a treatment for anxiety", "heals"),
    "psoas.benefits.core": ("possibly, exercise", "makes you stronger"),
    "psoas.evidence": ("few and small, may help, short time, low certainty", "scientifically proven"),
    "psoas.tightness_causes": ("sitting, overuse, sport, injury, rarely one", ""),
    "psoas.sitting": ("linked, not proof, get up often, stretch", "always"),
    "psoas.syndrome": ("uncommon, mistaken, doctor to decide", "you have it"),
    "psoas.syndrome.causes": ("overusing, sports injury, idiopathic, rarely, infection, cancer", ""),
    "psoas.syndrome.risk": ("anyone, jump, hurdles, hockey, teens, hip surgery", "only athletes"),
    "psoas.symptoms": ("groin, buttock, limp, upright, kidney stones, doctor", "you have psoas"),
    "psoas.diagnosis_tests": ("thomas test, hint, poor, doctor|physiotherapist", ""),
    "psoas.stretching": ("half-kneeling, 10-30 seconds, 2-4 times, 2-3 days a week, don't bounce, pain", ""),
    "psoas.strengthening": ("leg raises, march, slowly, don't train with a heavy load", ""),
    "psoas.frequency": ("2-3 times a week, no trial, don't press deeply every day", ""),
    "psoas.duration": ("30-60 seconds, 1-3 rounds, {lengths}, depends", ""),
    "psoas.does_it_hurt": ("intense, shouldn't be sharp, stop", "no pain no gain"),
    "psoas.soreness_after": ("1 in 10, 36, doctor", "always normal"),
    "psoas.preparation": ("light meal, 1-2 hours, toilet, comfortable, water, walk", "detox, toxins"),
    "psoas.contraindications": ("pregnant, blood thinners, operation, fever, period, doctor", "safe for everyone"),
    "psoas.pregnancy": ("no psoas, belly, midwife or doctor, tell our team", "is safe, induce"),
    "psoas.after_hip_surgery": ("surgeon says yes, temporary side effect", "weeks after"),
    "psoas.children_teens": ("more prone, parent, doctor, isn't for children", ""),
    "psoas.running": ("runners, jumpers, kickers, rest, stretch, strength, don't run through", ""),
    "psoas.sciatica": ("may add, nerve, spine, 4-6 weeks, doctor, 115", "cures"),
    "psoas.emotional": ("muscle of the soul, relax, no good evidence", "releases trauma"),
    "psoas.red_flags": ("115, between the legs, bladder, both legs, chest pain, fever, weight loss, cancer, lump", ""),
    "spa.services": ("{services}, signature, four hands, six hands, eight hands, promotion, confirm", ""),
    "spa.n_hands": ("two, three, four, therapists, same time, confirms", ""),
    "spa.psoas_service": ("can't promise, team, wish", "yes, we offer"),
    "spa.prices": ("{prices}", ""),
    "spa.hours": ("{hours}, tet", ""),
    "spa.location": ("da nang, {address}", ""),
    "spa.contact": ("{contacts}, kakaotalk, wechat, line, whatsapp", ""),
    "spa.booking_how": ("website, request, confirmed, name, contact, date, {promise_hours}, e-mail", ""),
    "spa.booking_change": ("new date, early, confirms, discount stays", "free of charge"),
    "spa.late_policy": ("{late_from}, {late_to}, {late_cut}, {late_min_remaining}, without telling, before", ""),
    "spa.response_time": ("{promise_hours}, {hotline}", "instantly confirmed"),
    "spa.confirmation_email": ("spam, {promise_hours}, {hotline}, {email}", ""),
    "spa.cancellation": ("{cancellation}, early", "free, fee"),
    "spa.promotion": ("{promotion}, don't add up, best", "% off"),
    "spa.payment": ("{payment}", "visa, cash, deposit of"),
    "spa.preferences": ("wish, therapist, pressure, language, can't guarantee", ""),
    "smalltalk.greeting": ("welcome", ""),
    "smalltalk.thanks": ("welcome", ""),
    "smalltalk.identity": ("program, not a person, person", "i am human"),
    "handoff.human": ("person, {promise_hours}, {contacts}", ""),
    "handoff.complaint": ("sorry, {promise_hours}, what happened", "refund"),
    "out_of_scope": ("massages, psoas, booking", ""),
    "out_of_scope.medical": ("can't advise on medicines, doctor, pharmacist, 115", "mg, take two"),
    "out_of_scope.sexual": ("no, professional massage", "haha"),
}


@cache
def shipped() -> dict[str, Topic]:
    return topics(CONTENT)


def said(topic: Topic) -> tuple[str, ...]:
    """All English wordings of a topic's answer."""
    return tuple(texts["en"] for texts in (topic.answers, topic.unknowns) if "en" in texts)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_topic_of_the_list_is_shipped() -> None:
    assert set(SAYS) <= set(shipped())
    assert all(topic.startswith("out_of_scope.") for topic in set(shipped()) - set(SAYS))


@pytest.mark.parametrize("topic_id", sorted(SAYS))
def test_an_answer_says_what_it_must_and_nothing_it_must_not(topic_id: str) -> None:
    must, must_not = SAYS[topic_id]
    answer = shipped()[topic_id].answers["en"].lower().replace("\u2019", "'")
    missing = [need for need in must.split(", ") if not any(word in answer for word in need.split("|"))]
    assert missing == []
    texts = " ".join(said(shipped()[topic_id])).lower()
    assert [word for word in must_not.split(", ") if word and word in texts] == []


@pytest.mark.parametrize("topic_id", sorted(shipped()))
def test_a_topic_is_complete(topic_id: str) -> None:
    topic = shipped()[topic_id]
    assert 1 <= len(topic.buttons["en"]) <= LONGEST_BUTTON
    assert 12 <= len(topic.examples["en"]) <= 50
    assert 1 <= len(topic.related) <= 3
    assert set(topic.related) <= set(shipped()) - {topic_id}
    assert topic.sources
    assert dt.date.fromisoformat(topic.reviewed)


@pytest.mark.parametrize("topic_id", sorted(shipped()))
def test_a_fact_that_may_be_empty_has_an_honest_sentence(topic_id: str) -> None:
    topic = shipped()[topic_id]
    used = placeholders(topic.answers["en"])
    assert used <= FACTS
    assert used - ALWAYS_STATED == set(topic.needs)
    assert bool(topic.needs) == ("en" in topic.unknowns)
    unknown = placeholders(topic.unknowns.get("en", ""))
    assert unknown <= FACTS - set(topic.needs)


@pytest.mark.parametrize(
    "topic_id", [t for t in sorted(shipped()) if t.startswith(("spa.", "out_of_scope", "handoff"))]
)
def test_no_figure_of_the_spa_is_typed(topic_id: str) -> None:
    """Prices, hours, codes and numbers come from content/spa.toml; 115 is the country's ambulance."""
    for text in said(shipped()[topic_id]):
        assert re.findall(r"\d+", text.replace("115", "")) == []
        assert not re.search(r"VND|USD|@|https?:|HBWK", text)


@pytest.mark.parametrize("topic_id", sorted(shipped()))
def test_an_answer_has_a_messengers_length_and_plain_signs(topic_id: str) -> None:
    for text in said(shipped()[topic_id]):
        assert 60 <= len(text) <= (750 if topic_id == "psoas.self_massage_steps" else 620)
        assert text == text.strip()
        assert not re.search(r"[*_#`<>\u2014]", re.sub(r"\{\w+\}", "", text))


def test_no_example_stands_in_two_topics_nor_twice() -> None:
    seen: dict[str, str] = {}
    doubled = []
    for topic in shipped().values():
        for example in topic.examples["en"]:
            line = " ".join(words(example))
            if line in seen:
                doubled.append((example, topic.id, seen[line]))
            seen[line] = topic.id
    assert doubled == []


def test_no_answer_promises_a_cure_or_a_certain_effect() -> None:
    promise = re.compile(r"\b(guaranteed|will (heal|cure|fix|relieve|improve)|cures?\b|heals?\b|100 ?%)", re.IGNORECASE)
    assert [t.id for t in shipped().values() for text in said(t) if promise.search(text)] == []


def test_people_are_called_where_only_people_can_help() -> None:
    for_people = {topic.id for topic in shipped().values() if topic.handoff}
    assert for_people == {
        "handoff.human",
        "handoff.complaint",
        "spa.psoas_service",
        "spa.cancellation",
        "out_of_scope.lost_item",
    }


def test_answers_about_the_body_lead_to_a_professional_where_it_hurts() -> None:
    painful = "benefits.pain symptoms syndrome diagnosis_tests soreness_after sciatica running children_teens pregnancy"
    for name in painful.split():
        assert re.search(r"doctor|physiotherapist|midwife", shipped()[f"psoas.{name}"].answers["en"])
