"""The staff's Telegram group: told there, answered there, decided there, and nobody else has a say."""

import msgspec
import pytest

from bot.staff import buttons
from bot.staff.buttons import Press
from bot.staff.group_watch import GroupWatch
from bot.staff.live import Change
from channels.contract import Response
from storage.staff_events import waiting
from tests.bot.staff.a_group import LAN, MINH, STRANGER, AGroup, a_group
from tests.bot.staff.people import LAN as DESK_LAN
from tests.standins.standin import Fault
from tests.standins.telegram import SentMessage


async def asked(g: AGroup) -> SentMessage:
    await g.p.guest("I want to talk to a person please")
    await g.p.tick()
    g.p.heard()
    return g.notice


async def requested(g: AGroup) -> SentMessage:
    await g.p.books()
    await g.p.tick()
    g.p.heard()
    return g.notice


def labels(message: SentMessage) -> list[str]:
    return [label for label, _ in message.choices]


async def acts_done(g: AGroup) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in await g.p.all("SELECT act, member_id, member FROM staff_act ORDER BY id")]


async def test_a_question_is_told_with_its_buttons_and_taken_by_a_press() -> None:
    async with a_group() as g:
        notice = await asked(g)
        assert notice.text.startswith("New: a question for a person")
        assert labels(notice) == ["Take", "Answer", "Snooze", "Close"]
        assert "You have the conversation now" in await g.press(LAN, "Take")
        assert await acts_done(g) == [("take", "telegram:71", "Lan")]
        assert "Lan took it" in g.shown(notice).text
        assert labels(g.shown(notice)) == ["Answer", "Hand back", "Snooze", "Close"]


async def test_a_reply_to_the_notice_reaches_the_guest_once() -> None:
    async with a_group() as g:
        notice = await asked(g)
        update = g.platform.reply(LAN, notice, "Lan here, how can I help?")
        await g.comes(update, update)
        await g.comes(update)
        await g.p.tick()
        assert [said.text for said in g.p.heard()] == ["Lan here, how can I help?"]
        assert [m.text for m in g.platform.notices if m.text == "Sent."] == ["Sent."]
        assert "Lan answered" in g.shown(notice).text
        assert await g.p.all("SELECT outcome FROM inquiry") == [("answered",)]


async def test_a_reply_that_was_acted_on_and_then_forgotten_is_not_said_twice() -> None:
    """The process died after the act and before the update was written off."""
    async with a_group() as g:
        notice = await asked(g)
        await g.comes(g.platform.reply(LAN, notice, "Hello!"))
        raw = g.platform.webhook(g.platform.reply(LAN, notice, "Hello!"))[0]
        await g.p.talk.store.write(
            lambda db: db.execute("UPDATE inbox SET status = 'waiting', raw = ? WHERE conversation_id IS NULL", (raw,))
        )
        assert await g.acts.handle_waiting()
        await g.p.tick()
        assert len(g.p.heard()) == 1
        assert await g.p.talk.store.read(waiting) == []


async def test_how_to_answer_is_told_by_the_button() -> None:
    async with a_group() as g:
        await asked(g)
        assert "Reply to this message" in await g.press(LAN, "Answer")
        assert await acts_done(g) == []


async def test_two_press_at_once_and_the_second_is_told_who_was_first() -> None:
    async with a_group() as g:
        await requested(g)
        first, second = g.platform.press(LAN, "Confirm"), g.platform.press(MINH, "Confirm")
        await g.comes(first, second)
        await g.p.tick()
        assert g.platform.toasts[0].startswith("Confirmed")
        assert g.platform.toasts[1].startswith("Lan was first")
        assert len(g.p.heard()) == 1
        assert len(await acts_done(g)) == 1


async def test_a_confirmation_shows_who_did_it_and_leaves_no_button_to_decide() -> None:
    async with a_group() as g:
        notice = await requested(g)
        assert labels(notice)[:3] == ["Confirm", "Decline", "Other time"]
        assert await g.press(LAN, "Confirm") == "Confirmed. The guest has been told."
        assert "confirmed" in g.p.heard()[0].text
        assert "Lan confirmed" in g.shown(notice).text
        assert "Confirm" not in labels(g.shown(notice))


async def test_a_refusal_is_said_with_the_reason_that_was_chosen() -> None:
    async with a_group() as g:
        notice = await requested(g)
        await g.press(LAN, "Decline")
        assert len(labels(g.shown(notice))) == 5
        assert await g.p.booking_state() == "requested"
        assert await g.press(LAN, "The spa is closed at that time.") == "Declined. The guest has been told."
        assert "The spa is closed at that time." in g.p.heard()[0].text
        assert await g.p.booking_state() == "declined"


async def test_another_time_is_offered_out_of_those_at_which_the_spa_is_open() -> None:
    async with a_group() as g:
        notice = await requested(g)
        await g.press(MINH, "Other time")
        offered = labels(g.shown(notice))
        assert "Sat 28 Nov 16:00" in offered
        assert await g.press(MINH, "Sat 28 Nov 16:00") == "Offered. The guest has been asked."
        assert "16:00" in g.p.heard()[0].text
        assert "Minh offered another time" in g.shown(notice).text


async def test_a_second_keyboard_leads_back_to_the_first() -> None:
    async with a_group() as g:
        notice = await requested(g)
        await g.press(LAN, "Snooze")
        assert labels(g.shown(notice)) == ["1 h", "2 h", "4 h", "8 h", "Back"]
        await g.press(LAN, "Back")
        assert labels(g.shown(notice)) == labels(notice)


async def test_reminders_are_put_off_and_answer_to_the_first_notice() -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.press(LAN, "Snooze")
        assert (await g.press(LAN, "8 h")).startswith("No reminder until")
        await g.p.pass_(5)
        assert len(g.platform.notices) == 1
        await g.p.pass_(8)
        assert g.platform.notices[-1].text.startswith("Still waiting")
        assert g.platform.replies[g.platform.notices[-1].message_id] == notice.message_id


async def test_hand_back_and_close_end_the_case() -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.press(LAN, "Take")
        assert "assistant has the conversation" in await g.press(LAN, "Hand back")
        assert await g.press(MINH, "Close") == "Closed."
        assert labels(g.shown(notice)) == []
        assert "Minh closed it" in g.shown(notice).text


async def test_a_reply_to_a_closed_case_is_not_sent_and_said_so() -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.press(LAN, "Close")
        assert "This case is closed" in await g.reply(MINH, "Too late?", notice)
        assert g.p.heard() == []


async def test_a_button_of_a_closed_case_does_nothing() -> None:
    async with a_group() as g:
        notice = await asked(g)
        old = g.platform.press(MINH, "Take", notice)
        await g.end.acts.close(await g.p.inquiry(), DESK_LAN)
        await g.comes(old)
        assert "This case is closed" in g.platform.toasts[-1]
        assert labels(g.shown(notice)) == []
        assert [act for act, *_ in await acts_done(g)] == ["close"]


async def test_a_button_pressed_after_the_guest_cancelled_says_what_became_of_it() -> None:
    async with a_group() as g:
        await requested(g)
        old = g.platform.press(LAN, "Confirm")
        await g.p.talk.store.write(lambda db: db.execute("UPDATE booking SET state = 'cancelled'"))
        await g.comes(old)
        assert g.platform.toasts == ["Too late: the booking is cancelled."]


@pytest.mark.parametrize("who", [STRANGER, 136817688])
async def test_a_stranger_can_neither_press_nor_answer(who: int) -> None:
    async with a_group() as g:
        notice = await asked(g)
        assert "Only members" in await g.press(who, "Take")
        assert "Only members" in await g.reply(who, "Hello", notice)
        assert await acts_done(g) == []
        assert g.p.heard() == []


async def test_who_has_left_the_group_can_do_nothing_from_that_moment() -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.press(LAN, "Take")
        gone = g.platform.press(LAN, "Close", g.shown(notice))
        del g.platform.members[LAN]
        await g.comes(g.platform.says(MINH, left_chat_member=g.platform.person(LAN)), gone)
        assert "Only members" in g.platform.toasts[-1]
        assert [act for act, *_ in await acts_done(g)] == ["take"]


async def test_who_left_unseen_is_found_out_when_the_short_memory_ends() -> None:
    async with a_group() as g:
        await asked(g)
        await g.press(LAN, "Take")
        del g.platform.members[LAN]
        g.p.talk.clock.instant += 31_000
        assert "Only members" in await g.press(LAN, "Close")


@pytest.mark.parametrize(
    ("standing", "may"),
    [
        ({"status": "restricted", "is_member": True}, True),
        ({"status": "restricted", "is_member": False}, False),
        ({"status": "kicked", "until_date": 0}, False),
        ({"status": "creator", "is_anonymous": False}, True),
    ],
)
async def test_standing_in_the_group_decides(standing: dict[str, object], may: bool) -> None:
    async with a_group() as g:
        g.platform.standings[MINH] = standing
        await asked(g)
        await g.press(MINH, "Take")
        assert bool(await acts_done(g)) is may


@pytest.mark.parametrize("data", ["take:1:", "take:1::AAAA", "x", "", ":::", "take:٣::x", "take:1::" + "é" * 20])
async def test_a_made_up_button_is_worth_nothing(data: str) -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.comes(g.platform.pressed(LAN, data, notice))
        assert "no longer worth anything" in g.platform.toasts[-1]
        assert await acts_done(g) == []


async def test_a_button_of_another_house_is_worth_nothing() -> None:
    async with a_group() as g:
        notice = await asked(g)
        foreign = buttons.signed(Press(act="take", notice=1), b"another secret")
        changed = notice.choices[0][1].replace("take:", "close:")
        await g.comes(g.platform.pressed(LAN, foreign, notice), g.platform.pressed(LAN, changed, notice))
        assert await acts_done(g) == []


async def test_a_button_carried_into_another_chat_acts_for_nobody() -> None:
    async with a_group() as g:
        data = (await asked(g)).choices[0][1]
        tap = {"id": "1", "from": g.platform.person(LAN), "chat_instance": "1", "data": data}
        elsewhere = {"message_id": 5, "chat": {"id": LAN, "type": "private"}, "date": 1}
        [event] = g.channel.split(
            msgspec.json.encode({"update_id": 9, "callback_query": {**tap, "message": elsewhere}})
        )
        assert (event.staff, event.chat) == (False, str(LAN))


def test_every_button_fits_what_the_platform_takes() -> None:
    longest = buttons.signed(Press(act="propose", notice=10**12, argument="202611281600"), b"s")
    assert len(longest.encode()) <= 64
    assert buttons.read(longest, b"s") == Press(act="propose", notice=10**12, argument="202611281600")


async def test_what_the_group_says_among_itself_is_nobodys_conversation() -> None:
    async with a_group() as g:
        await g.comes(
            g.platform.says(LAN, text="lunch?"), g.platform.says(MINH, text="@spa_bot book six hands"),
            g.platform.says(LAN, photo=[{"file_id": "x"}]),
        )  # fmt: skip
        assert await g.p.talk.worker.answer_due() in (None, 0)
        assert await g.p.all("SELECT count(*) FROM conversation") == [(0,)]
        assert await g.p.all("SELECT status, raw FROM inbox") == [("done", None)] * 3
        assert g.platform.notices == []


async def test_only_text_can_be_answered_and_an_edit_is_not_sent() -> None:
    async with a_group() as g:
        notice = await asked(g)
        await g.comes(g.platform.reply(LAN, notice, photo=[{"file_id": "x"}]))
        assert "Only text" in g.platform.notices[-1].text
        await g.comes(g.platform.reply(LAN, notice, "Hello!!", kind="edited_message"))
        assert "an edit is not sent" in g.platform.notices[-1].text
        await g.comes(g.platform.reply(LAN, g.platform.notices[-1], "Hello?"))
        assert "Nothing was sent" in g.platform.notices[-1].text
        await g.p.tick()
        assert g.p.heard() == []


async def test_an_answer_that_is_too_long_is_stopped_with_its_length() -> None:
    async with a_group() as g:
        notice = await asked(g)
        said = await g.reply(LAN, "x" * 4097, notice)
        assert "4097" in said
        assert "4096" in said
        assert g.p.heard() == []


async def test_a_guest_has_one_topic_and_its_replies_stay_there() -> None:
    async with a_group(forum=True) as g:
        notice = await asked(g)
        await g.p.pass_(5)
        first, second = (m.message_id for m in g.platform.notices)
        assert list(g.platform.topics.values()) == ["Telegram · 1"]
        assert g.platform.in_topic[first] == g.platform.in_topic[second]
        await g.reply(LAN, "Hello", notice)
        assert g.platform.notices[-1].message_id in g.platform.in_topic


async def test_a_topic_that_somebody_deleted_is_made_anew() -> None:
    async with a_group(forum=True) as g:
        await asked(g)
        g.platform.gone_topics.update(g.platform.topics)
        await g.p.pass_(5)
        await g.p.pass_(0.1)
        assert len(g.platform.topics) == 2
        assert len(g.platform.notices) == 2


async def test_where_no_topic_may_be_made_the_notice_comes_plain() -> None:
    async with a_group(forum=True) as g:
        refusal = b'{"ok":false,"error_code":400,"description":"Bad Request: not enough rights to create a topic"}'
        g.platform.always = Fault(
            response=Response(400, refusal, {}), only=lambda call: call.path.endswith("createForumTopic")
        )
        await asked(g)
        assert g.platform.topics == {}
        assert len(g.platform.notices) == 1


async def test_a_group_that_becomes_a_supergroup_is_followed() -> None:
    async with a_group() as g:
        await asked(g)
        told = g.platform.upgrade(-100777)
        await g.comes(told)
        await g.p.pass_(5)
        assert g.platform.notices[-1].text.startswith("Still waiting")
        await g.press(LAN, "Take")
        assert [act for act, *_ in await acts_done(g)] == ["take"]
        await g.group.open()
        assert g.group.chat == "-100777"


async def test_a_move_that_nobody_announced_is_learnt_from_the_refusal() -> None:
    async with a_group() as g:
        await asked(g)
        g.platform.upgrade(-100777)
        await g.p.pass_(5)
        assert g.platform.notices[-1].text.startswith("Still waiting")
        assert g.channel.staff_chats == {"-4001", "-100777"}


async def test_a_platform_that_is_down_loses_no_press_and_no_notice() -> None:
    async with a_group() as g:
        await asked(g)
        update = g.platform.reply(LAN, g.notice, "Hello!")
        g.platform.always = Fault(before=True)
        await g.comes(update)
        assert not await g.acts.handle_waiting()
        await g.p.guest("I want to talk to a person please", "another")
        await g.p.tick()
        g.platform.always = None
        assert await g.acts.handle_waiting()
        await g.p.pass_(0.1)
        assert "Hello!" in [said.text for said in g.p.heard()]
        assert len([m for m in g.platform.notices if m.text.startswith("New")]) == 2


async def test_a_bot_that_was_thrown_out_tells_what_waited_when_it_is_back() -> None:
    async with a_group() as g:
        g.platform.blocked.add(g.platform.staff)
        await g.p.guest("I want to talk to a person please")
        await g.p.tick()
        assert g.platform.notices == []
        g.platform.blocked.clear()
        await g.p.pass_(0.1)
        assert g.notice.text.startswith("New")


async def test_a_long_case_fits_into_one_message() -> None:
    async with a_group() as g:
        await g.p.guest("I want to talk to a person please. " + "So much to say! " * 400)
        await g.p.tick()
        for _ in range(6):
            await g.press(LAN, "Take")
            await g.press(LAN, "Hand back")
        assert len(g.notice.text.encode("utf-16-le")) // 2 <= 4096
        assert g.platform.edits > 0


async def test_what_is_done_on_the_desk_is_shown_in_the_group_and_what_a_guest_writes_edits_nothing() -> None:
    async with a_group() as g:
        notice = await asked(g)
        watch = GroupWatch(g.group, g.end.live)
        await g.p.guest("Hello?")
        await watch.look(Change(what="conversation", id=await g.p.number()))
        assert g.platform.edits == 0
        await g.end.acts.take(await g.p.number(), DESK_LAN)
        await watch.look(Change(what="conversation", id=await g.p.number()))
        await watch.look(Change(what="conversation", id=await g.p.number()))
        assert "Lan took it" in g.shown(notice).text
        assert "Hand back" in labels(g.shown(notice))
        assert len([call for call in g.platform.calls if "editMessageText" in call.path]) == 1


async def test_a_notice_whose_answer_was_lost_is_told_once_more_and_both_can_be_pressed() -> None:
    async with a_group() as g:
        g.platform.faults.append(Fault(after=True, only=lambda call: call.path.endswith("sendMessage")))
        await g.p.guest("I want to talk to a person please")
        await g.p.tick()
        await g.p.pass_(0.1)
        first, second = g.platform.notices
        await g.comes(g.platform.press(LAN, "Take", first), g.platform.press(MINH, "Take", second))
        assert g.platform.toasts[1].startswith("Lan has had this conversation")
        assert len(await acts_done(g)) == 1
