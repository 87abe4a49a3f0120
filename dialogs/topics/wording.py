"""Free words that answer what was just asked: a name, wishes, no contact; and a field emptied to be asked anew."""

import msgspec

from dialogs.booking.completeness import people
from dialogs.booking.model import Draft
from dialogs.conversation import Conversation
from dialogs.reading.model import Reading
from dialogs.topics import taps
from dialogs.topics.context import Context
from dialogs.topics.filling import filled, names_facts

WISH_TOPICS = frozenset({"spa.preferences", "spa.psoas_service"})
LONGEST_NAME, LONGEST_WISH, MOST_WISHES = 60, 300, 5


def heard(context: Context, draft: Draft) -> Draft:
    """The draft with the message's facts, and with its free words where they answer the question."""
    reading = _without_a_price_question(context.reading, draft)
    kind, value = taps.split(reading.tap or "")
    if kind == "contact" and value == "here":
        return msgspec.structs.replace(draft, messenger_contact=True)
    if kind == "wishes":
        return msgspec.structs.replace(draft, wishes_asked=True)
    if kind == "code" and value == "none":
        return msgspec.structs.replace(draft, code=None)
    if is_wish(reading, context.conversation):
        return _with_wish(context, draft, reading)
    return _answered(context.conversation, filled(draft, reading, context.spa), reading)


def _without_a_price_question(reading: Reading, draft: Draft) -> Reading:
    """ "And how much is four hands?" asks; it does not order four hands instead."""
    if reading.intent != "price" or not draft.lines:
        return reading
    return msgspec.structs.replace(reading, lines=(), party_size=None)


def is_wish(reading: Reading, conversation: Conversation) -> bool:
    """Free words after "Any wishes?", or a wish at any time ("can I have a female therapist?")."""
    if not reading.text.strip() or reading.tap is not None or reading.safety or reading.correction:
        return False
    if WISH_TOPICS & set(reading.topics.asked):
        return True
    if not asked_for_wishes(conversation) or skips(reading, conversation) or reading.yes_no or reading.command:
        return False
    return reading.intent in ("other", "book", "question") and not _says_something_else(reading)


def _says_something_else(reading: Reading) -> bool:
    facts = reading.lines or reading.date or reading.time or reading.date_range or reading.promo_code
    return bool(facts or reading.name or reading.phone or reading.email or reading.topics.asked)


def asked_for_wishes(conversation: Conversation) -> bool:
    return any(choice.value == "wishes:none" for choice in conversation.offered)


def skips(reading: Reading, conversation: Conversation) -> bool:
    """A word of the label is as good as the label: "skip", "no wishes"."""
    said = reading.text.casefold().strip(" .!")
    labels = (choice.label.casefold() for choice in conversation.offered if choice.value == "wishes:none")
    return len(said) > 1 and any(said in label for label in labels)


def _with_wish(context: Context, draft: Draft, reading: Reading) -> Draft:
    filled_in = filled(draft, reading, context.spa) if WISH_TOPICS & set(reading.topics.asked) else draft
    wish = " ".join(reading.text.split())[:LONGEST_WISH]
    wishes = tuple(dict.fromkeys((*draft.wishes, wish)))[-MOST_WISHES:]
    return msgspec.structs.replace(filled_in, wishes=wishes)


def _answered(conversation: Conversation, draft: Draft, reading: Reading) -> Draft:
    if conversation.asked == "name" and not draft.name and _looks_like_a_name(reading):
        return msgspec.structs.replace(draft, name=" ".join(reading.text.split()))
    if conversation.asked == "contact" and reading.yes_no and not (draft.phone or draft.email):
        # No other contact: the answer then waits in this chat (rule 3).
        return msgspec.structs.replace(draft, messenger_contact=True)
    return draft


def _looks_like_a_name(reading: Reading) -> bool:
    text = reading.text.strip()
    plain = (
        1 < len(text) <= LONGEST_NAME and len(text.split()) <= 5 and not any(c.isdigit() or c in "?@/" for c in text)
    )
    silent = reading.tap is None and reading.command is None and reading.yes_no is None and not reading.topics.asked
    if reading.correction or names_facts(reading):
        return False
    return plain and silent and reading.intent == "other" and any(c.isalpha() for c in text)


def fixed(draft: Draft, slot: str) -> Draft:
    """The draft with one field emptied."""
    lines = draft.lines
    other_service = (msgspec.structs.replace(lines[0], service=None),) if len(lines) == 1 else ()
    emptied: dict[str, dict[str, object]] = {
        "service": {"lines": other_service, "people": people(draft)},
        "duration_minutes": {"lines": tuple(msgspec.structs.replace(line, minutes=None) for line in lines)},
        "party_size": {"lines": tuple(msgspec.structs.replace(line, people=None) for line in lines), "people": None},
        "date": {"date": None},
        "time": {"time": None, "between": None},
        "name": {"name": None},
        "contact": {"phone": None, "email": None, "messenger_contact": False},
        "wishes": {"wishes": (), "wishes_asked": False},
        "promo_code": {"code": None},
    }
    return msgspec.structs.replace(draft, **emptied.get(slot, {}))
