"""Acts and notices in the language of the reader: one place for what the desk, the group and e-mails say."""

import datetime as dt
from collections.abc import Iterator

from bot.staff import telling
from dialogs.booking.model import Draft
from dialogs.phrasing import Phrases, language_name, phrases
from dialogs.spa.model import Spa
from storage.notice_values import Facts, Notice
from storage.staff_values import Done, Refused

CHANNELS = {"telegram": "Telegram", "line": "LINE", "whatsapp": "WhatsApp", "web": "the chat page"}


def done(spa: Spa, language: str, act: Done) -> str:
    """What an act did, and what is left to do where the guest could not be told."""
    voice = phrases(spa, language)
    values = dict(act.values)
    if "until" in values:
        values["until"] = moment(spa, voice, int(values["until"]))
    said = voice.say(f"staff.done.{act.sentence}", **values)
    if "untold" not in act.values:
        return said
    reach = act.values.get("reach", "")
    further = voice.say("staff.done.reach", reach=reach) if reach else voice.say("staff.done.unreachable")
    return " ".join((said, voice.say("staff.done.untold"), further))


def refused(spa: Spa, language: str, refusal: Refused) -> str:
    """Why it was not done, who was first and when, and the next step that is possible."""
    voice = phrases(spa, language)
    values = dict(refusal.values)
    if "state" in values:
        values["state"] = voice.say(f"staff.state.{values['state']}")
    if "channel" in values:
        values["channel"] = channel_name(values["channel"])
    said = voice.say(f"staff.refused.{refusal.sentence}", who=refusal.who, at=moment(spa, voice, refusal.at), **values)
    if "reach" not in values:
        return said
    reach = values["reach"]
    further = voice.say("staff.done.reach", reach=reach) if reach else voice.say("staff.done.unreachable")
    return f"{said} {further}"


def moment(spa: Spa, voice: Phrases, instant: int) -> str:
    """An instant (epoch ms) in the spa's zone: "Fri 27 Nov 21:40"; "" for none."""
    if not instant:
        return ""
    at = dt.datetime.fromtimestamp(instant / 1000, spa.zone)
    return f"{voice.day(at.date())} {voice.time(at.time())}"


def channel_name(channel: str) -> str:
    return CHANNELS.get(channel, channel)


def headline(spa: Spa, language: str, notice: Notice) -> str:
    """A notice in one line: what it is about, and how late it is."""
    voice, told = phrases(spa, language), notice.facts
    return voice.say(
        f"staff.notice.{notice.kind}",
        what=voice.say(f"staff.kind.{told.inquiry_kind}") if told.inquiry_kind else "",
        channel=channel_name(told.channel),
        until=moment(spa, voice, told.window_until or 0),
        due=moment(spa, voice, told.due_at),
        guest=told.guest or voice.say("staff.notice.someone"),
        when=telling.when(voice, _draft(told)),
        state=voice.say(f"staff.state.{told.booking_state}") if told.booking_state else "",
    )


def details(spa: Spa, language: str, notice: Notice) -> list[str]:
    """The facts, a line each: what staff need to answer well. Nothing of what was said about health."""
    return [line for line in _details(spa, phrases(spa, language), notice.facts) if line]


def _details(spa: Spa, voice: Phrases, told: Facts) -> Iterator[str]:
    def line(name: str, **values: str) -> str:
        return voice.say(f"staff.notice.{name}", **values) if all(values.values()) else ""

    yield told.words
    yield voice.say(f"staff.reason.{told.reason}") if told.reason else ""
    yield line("topic", topic=_topic(spa, voice, told.topic))
    yield line("guest", guest=told.guest)
    yield line("wanted", wanted=_wanted(spa, voice, told))
    yield line("people", people=str(told.people or ""))
    yield line("wishes", wishes="; ".join(told.wishes))
    yield line("note", note=told.note)
    yield line("contact", contact=", ".join(part for part in (told.phone, told.email) if part))
    yield line("language", language=language_name(told.language, voice.language))
    yield line("channel", channel=channel_name(told.channel))
    yield line("by", due=moment(spa, voice, told.due_at))
    until = moment(spa, voice, told.window_until or 0)
    yield line("window_until", channel=channel_name(told.channel), until=until)
    yield line("held_by", who=told.held_by)
    yield voice.say("staff.notice.health") if told.health else ""


def _topic(spa: Spa, voice: Phrases, topic_id: str | None) -> str:
    topic = spa.topics.get(topic_id) if topic_id else None
    return (topic.buttons.get(voice.language) or topic.buttons.get("en", "")) if topic else ""


def _wanted(spa: Spa, voice: Phrases, told: Facts) -> str:
    parts = (telling.when(voice, _draft(told)), telling.lines(spa, voice, told.lines))
    return "; ".join(part for part in parts if part)


def _draft(told: Facts) -> Draft:
    return Draft(date=told.date, time=told.time)
