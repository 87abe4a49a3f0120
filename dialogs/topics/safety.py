"""Safety signs come before everything else in every turn (`docs/rules.md`, safety).

emergency: only the safety answer, the booking is held, staff are told. doctor_first: no deep work before a doctor
agrees; a request may stay open and a person looks at it. tell_therapist: noted for the therapist. ask: one question,
whose answer settles it.
"""

import msgspec

from dialogs.conversation import Conversation, InquiryOpened, Outcome, SafetySeen
from dialogs.reading.model import SafetyAction, SafetySign
from dialogs.spa.model import Spa
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, Question, deadline, inquiry, topic_choice

GROUPS: dict[str, str] = {
    "RF01": "nerves", "RF02": "nerves", "RF03": "nerves", "RF04": "belly", "RF05": "clot", "RF06": "injury",
    "RF07": "infection", "RF08": "belly", "RF12": "infection", "RF13": "belly", "RF14": "clot", "RF15": "bleeding",
    "RF16": "operation", "RF17": "operation", "RF18": "pregnancy", "RF19": "pregnancy", "RF22": "young",
    "RF24": "stroke", "RF25": "self_harm", "RF27": "postpone", "RF28": "lasting",
}  # fmt: skip
"""Signs whose advice is worded apart; the others share the general wording."""
STRENGTH: dict[SafetyAction, int] = {"tell_therapist": 1, "ask": 2, "doctor_first": 3, "emergency": 4}
HANDS_ON = frozenset({"psoas.self_massage_steps", "psoas.locate_self", "psoas.ball", "psoas.frequency"})
"""Answers that guide a guest's own hands: not given to someone whom a doctor should see first."""


def answer(context: Context) -> Part | None:
    if context.reading.safety:
        return _of_signs(context, context.reading.safety)
    if context.conversation.unsure_sign:
        return _settled(context, context.conversation.unsure_sign)
    return None


def _of_signs(context: Context, signs: tuple[SafetySign, ...]) -> Part:
    strongest = max((sign.action for sign in signs), key=STRENGTH.__getitem__)
    told = tuple(sign for sign in signs if sign.action == strongest)
    return {"emergency": _emergency, "doctor_first": _doctor_first, "ask": _ask, "tell_therapist": _tell}[strongest](
        context, told, signs
    )


def _emergency(context: Context, told: tuple[SafetySign, ...], signs: tuple[SafetySign, ...]) -> Part:
    conversation = context.conversation
    held = _joined(conversation.held_by_safety, told)
    paragraphs = [_worded(context, "emergency", told)]
    if "self_harm" not in {GROUPS.get(sign.sign) for sign in told}:
        paragraphs.append(context.say("safety.emergency.now"))
    hotline = context.fact("hotline")
    paragraphs.append(
        context.say("safety.emergency.person" if hotline else "safety.emergency.person_plain", hotline=hotline)
    )
    if conversation.draft or conversation.summary:
        paragraphs.append(context.say("safety.emergency.held"))
    return Part(
        conversation=msgspec.structs.replace(
            conversation, held_by_safety=held, unsure_sign=None, summary=None, handoff="safety"
        ),
        said=tuple(paragraphs),
        events=(SafetySeen(signs=signs), _alert(context)),
        outcome=Outcome(kind="safety", confidence=1.0, handoff="safety"),
        ends=True,
    )


def _doctor_first(context: Context, told: tuple[SafetySign, ...], signs: tuple[SafetySign, ...]) -> Part:
    conversation = _noted(context.conversation, signs)
    conversation = msgspec.structs.replace(
        conversation, doctor_first=_joined(conversation.doctor_first, told), unsure_sign=None, handoff="safety"
    )
    said = [_worded(context, "doctor", told), context.say("safety.doctor.person", by=deadline(context))]
    if conversation.draft:
        said.append(context.say("safety.doctor.open"))
    return Part(
        conversation=conversation,
        said=tuple(said),
        events=(SafetySeen(signs=signs), _alert(context)),
        offers=taps.choices(topic_choice(context, "psoas.contraindications")),
        outcome=Outcome(kind="safety", confidence=1.0, handoff="safety"),
    )


def _tell(context: Context, told: tuple[SafetySign, ...], signs: tuple[SafetySign, ...]) -> Part:
    conversation = _noted(context.conversation, signs)
    key = "safety.tell.noted" if conversation.draft else "safety.tell.later"
    group = next((GROUPS[sign.sign] for sign in told if sign.sign in GROUPS), None)
    advice = context.say(f"safety.tell.{group}") if group else ""
    return Part(
        conversation=conversation,
        said=(context.say(key), *([advice] if advice else [])),
        events=(SafetySeen(signs=signs),),
        outcome=Outcome(kind="safety", confidence=1.0),
        aside=True,
    )


def _ask(context: Context, told: tuple[SafetySign, ...], signs: tuple[SafetySign, ...]) -> Part:
    sign = told[0]
    question = context.say(_key(context, "ask", sign.sign), excerpt=sign.excerpt)
    choices = taps.choices(taps.choice(context.say("button.yes"), "yes"), taps.choice(context.say("button.no"), "no"))
    return Part(
        conversation=msgspec.structs.replace(_noted(context.conversation, signs), unsure_sign=sign.sign),
        question=Question((question,), choices, "yes_no"),
        events=(SafetySeen(signs=signs),),
        outcome=Outcome(kind="safety", confidence=0.5),
    )


def _settled(context: Context, sign: str) -> Part | None:
    """The guest was asked about `sign`. Anything but a clear no is read as yes: better careful than sorry."""
    conversation = msgspec.structs.replace(context.conversation, unsure_sign=None)
    if context.reading.yes_no == "no":
        return Part(
            conversation=conversation,
            said=(context.say("safety.asked.no"),),
            outcome=Outcome(kind="safety", confidence=1.0),
            answers_us=True,
        )
    answered = context.reading.yes_no is not None
    action = usual_action(context.spa, sign) if context.reading.yes_no == "yes" else "doctor_first"
    settled = SafetySign(sign=sign, action=action)
    part = _of_signs(msgspec.structs.replace(context, conversation=conversation), (settled,))
    return msgspec.structs.replace(part, understood=answered, answers_us=answered)


def usual_action(spa: Spa, sign_id: str) -> SafetyAction:
    """The strongest action that content names for the sign; careful where it names none."""
    actions = [
        sign.action for signs in spa.signs.values() for sign in signs if sign.id == sign_id and sign.action != "ask"
    ]
    return max(actions, key=STRENGTH.__getitem__, default="doctor_first")


def careful(conversation: Conversation) -> bool:
    """A doctor should see this guest before anybody works deeply on them."""
    return bool(conversation.held_by_safety or conversation.doctor_first)


def _noted(conversation: Conversation, signs: tuple[SafetySign, ...]) -> Conversation:
    """What the therapist must know goes with the booking, now or when one is begun."""
    notes = _joined(conversation.health_notes, tuple(sign for sign in signs if sign.action != "ask"))
    draft = conversation.draft
    if draft:
        draft = msgspec.structs.replace(draft, health_notes=tuple(dict.fromkeys((*draft.health_notes, *notes))))
    return msgspec.structs.replace(conversation, health_notes=notes, draft=draft)


def _joined(ids: tuple[str, ...], signs: tuple[SafetySign, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ids, *(sign.sign for sign in signs))))


def _worded(context: Context, level: str, signs: tuple[SafetySign, ...]) -> str:
    keys = dict.fromkeys(_key(context, level, sign.sign) for sign in signs)
    general = f"safety.{level}.general"
    special = [key for key in keys if key != general] or [general]
    return " ".join(context.say(key) for key in special)


def _key(context: Context, level: str, sign: str) -> str:
    key = f"safety.{level}.{GROUPS.get(sign, 'general')}"
    return key if context.voice.has(key) else f"safety.{level}.general"


def _alert(context: Context) -> InquiryOpened:
    return inquiry(context, InquiryOpened(kind="safety", reason="safety"))
