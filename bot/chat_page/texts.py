"""What the page itself says (labels, notices, refusals), by language. A further language is one more table.

`{spa}` is the spa's name, `{most}` the longest message. `starter_*` are sent as the guest's own words: keep them short.
"""

from collections.abc import Iterable, Mapping

from bot.chat_page.frames import MAX_TEXT

Texts = Mapping[str, str]

ENGLISH: Texts = {
    "title": "Chat with {spa}",
    "subtitle": "Questions, prices and bookings",
    "welcome": "Welcome to {spa}! Ask me about our massages, prices and times, or tell me when you would like to come.",
    "starter_1": "I would like to book",
    "starter_2": "What does it cost?",
    "starter_3": "Which massages do you offer?",
    "starters": "Ways to begin",
    "log": "Conversation",
    "choices": "Choices",
    "input": "Your message",
    "placeholder": "Write a message…",
    "send": "Send",
    "you": "You",
    "bot": "{spa}",
    "staff": "{spa} team",
    "typing": "{spa} is typing…",
    "sending": "Sending…",
    "not_sent": "Not sent.",
    "send_again": "Send again",
    "newer": "To the newest message",
    "today": "Today",
    "yesterday": "Yesterday",
    "offline": "You are offline. What you write is kept here and sent when you are back.",
    "reconnecting": "Connecting again… What you write is kept here and sent as soon as the line is back.",
    "back": "Connected again.",
    "no_cookies": "This chat needs a cookie to know which conversation is yours. Please allow cookies for this page "
    "and load it again.",
    "no_script": "This chat needs JavaScript. Please switch it on and load the page again.",
    "crowded": "This chat is open in many windows already. Please close some and load the page again.",
    "too_long": "That is longer than {most} characters. Could you say it in two messages?",
    "too_large": "That message is too large to be sent in one go. Could you say it in shorter messages?",
    "too_fast": "That was quicker than I can read. Please wait a moment, then send it again.",
    "not_kept": "I could not keep your message just now. Please send it again in a moment.",
    "unreadable": "I could not read that message. Please write it again.",
    "empty": "There were no words in that message.",
}

TEXTS: Mapping[str, Texts] = {"en": ENGLISH}


def said(phrases: Texts, spa: str) -> Texts:
    """The texts with the spa's name and the limit of a message in them."""
    return {key: text.format(spa=spa, most=f"{MAX_TEXT:,}") for key, text in phrases.items()}


def accepted(accept_language: str) -> list[str]:
    """The language tags of an Accept-Language header, the most wanted first (RFC 9110 section 12.5.4)."""
    weighed = []
    for position, part in enumerate(accept_language.split(",")[:20]):
        tag, _, weight = part.strip().partition(";")
        if tag and tag != "*" and (wanted := _weight(weight)) > 0:
            weighed.append((-wanted, position, tag.strip()))
    return [tag for _, _, tag in sorted(weighed)]


def _weight(parameter: str) -> float:
    name, _, number = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def language_for(wanted: Iterable[str], spoken: Iterable[str]) -> str:
    """The first wanted language that the page speaks, by the whole tag or its first part; else English."""
    by_tag = {tag.lower(): tag for tag in spoken}
    for tag in wanted:
        for shorter in (tag.lower(), tag.lower().partition("-")[0]):
            if shorter in by_tag:
                return by_tag[shorter]
    return "en"
