"""Short and warm: greetings, thanks, who is speaking, and the little words that answer nothing in particular."""

import msgspec

from dialogs.conversation import Outcome
from dialogs.messages import Choice
from dialogs.topics.context import Context, Part, menu
from dialogs.topics.knowledge import confidence, words

GREETING, THANKS, IDENTITY = "smalltalk.greeting", "smalltalk.thanks", "smalltalk.identity"


def answer(context: Context) -> Part | None:
    topic_id = _topic(context)
    if topic_id == GREETING:
        return _greeting(context)
    answers_us = context.asking and context.reading.yes_no is not None
    if (context.answered or answers_us) and topic_id in (THANKS, None):
        return None
    if topic_id:
        return _talk(context, _words(context, topic_id), topic_id)
    if context.reading.yes_no and not context.understood and not context.asking:
        return _talk(context, context.say(f"smalltalk.{context.reading.yes_no}"), None)
    return None


def welcome(context: Context) -> Part:
    """The guest opened the conversation: who speaks, what it can do, what to tap."""
    return Part(
        conversation=msgspec.structs.replace(context.conversation, greeted=True),
        said=(context.say("greeting.first", spa=context.spa.name), context.say("greeting.what_i_do")),
        offers=menu(context),
        outcome=Outcome(kind="smalltalk", topic=GREETING, confidence=1.0),
    )


def _topic(context: Context) -> str | None:
    asked = context.reading.topics.asked
    for topic_id in asked:
        if topic_id.startswith("smalltalk."):
            return topic_id
    return {"greeting": GREETING, "thanks": THANKS}.get(context.reading.intent)


def _greeting(context: Context) -> Part | None:
    """A greeting before a question is only returned; alone it also says what the bot can do."""
    greeted = msgspec.structs.replace(context.conversation, greeted=True)
    if context.answered or context.asking:
        if context.conversation.greeted:
            return None
        return Part(
            conversation=greeted,
            said=(context.say("greeting.short"),),
            opens=True,
            aside=True,
            outcome=Outcome(kind="smalltalk", topic=GREETING, confidence=1.0),
        )
    if not context.conversation.greeted:
        return welcome(context)
    return _talk(context, context.say("greeting.again"), GREETING, menu(context))


def _words(context: Context, topic_id: str) -> str:
    topic = context.spa.topics.get(topic_id)
    return words(context, topic) if topic else context.say(topic_id)


def _talk(context: Context, said: str, topic_id: str | None, offers: tuple[Choice, ...] = ()) -> Part:
    sure = confidence(context.reading.topics, topic_id) if topic_id else 1.0
    return Part(
        conversation=msgspec.structs.replace(context.conversation, greeted=True),
        said=(said,),
        offers=offers or (menu(context) if topic_id == IDENTITY else ()),
        outcome=Outcome(kind="smalltalk", topic=topic_id, confidence=sure),
    )
