"""What steers the talk itself: start over, stop, help, back, another language; and what is no message at all."""

import msgspec

from dialogs.conversation import Conversation, Outcome
from dialogs.phrasing import language_name
from dialogs.topics import taps
from dialogs.topics.context import Context, Part, menu

IDENTITY = "smalltalk.identity"


def answer(context: Context) -> Part | None:
    reading = context.reading
    if reading.command == "start_over":
        return _start_over(context)
    if reading.command == "stop":
        return _stop(context)
    if reading.command == "help":
        return _help(context)
    if reading.language_wish:
        return _language(context, reading.language_wish)
    return None


def fresh(conversation: Conversation) -> Conversation:
    """The form is gone; who the guest is, what holds the booking and who was promised stay."""
    return msgspec.structs.replace(
        conversation,
        asked=None,
        offered=(),
        draft=None,
        summary=None,
        mentioned=None,
        changing=None,
        topic=None,
        unknown_in_row=0,
        unsure_sign=None,
    )


def _start_over(context: Context) -> Part:
    return Part(
        conversation=fresh(context.conversation),
        said=(context.say("command.start_over"),),
        offers=menu(context),
        outcome=Outcome(kind="smalltalk", confidence=1.0),
        ends=True,
    )


def _stop(context: Context) -> Part:
    busy = context.conversation.draft is not None
    return Part(
        conversation=fresh(context.conversation),
        said=(context.say("command.stop_booking" if busy else "command.stop"),),
        outcome=Outcome(kind="smalltalk", confidence=1.0),
        ends=True,
    )


def _help(context: Context) -> Part:
    return Part(
        conversation=context.conversation,
        said=(context.say("greeting.what_i_do"),),
        offers=menu(context),
        outcome=Outcome(kind="smalltalk", topic=IDENTITY, confidence=1.0),
    )


def _language(context: Context, wish: str) -> Part:
    """The engine has already changed the language of a wish that can be met: the answer is in it."""
    spa = context.spa
    if wish in spa.languages:
        said = context.say("command.language", language=language_name(wish, context.voice.language))
        offers = menu(context)
    else:
        names = context.voice.either(language_name(tag, tag) for tag in spa.languages)
        said = context.say("command.language_unknown", languages=names)
        offers = taps.choices(*(taps.choice(language_name(tag, tag), "language", tag) for tag in spa.languages))
    return Part(
        conversation=context.conversation,
        said=(said,),
        offers=offers,
        outcome=Outcome(kind="smalltalk", confidence=1.0),
    )
