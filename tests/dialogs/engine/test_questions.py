"""Questions: answered in order, in the middle of a form too; choices when unsure; a person when nothing helps."""

import datetime as dt

from dialogs.conversation import (
    GuestBlocked,
    GuestReturned,
    InquiryOpened,
    MessageUnsent,
    QuestionUnanswered,
)
from dialogs.messages import Blocked, Media, Started, Text, Unsent
from dialogs.reading.model import LineReading, TopicCandidate, TopicMatch
from dialogs.spa.model import Contacts
from tests.dialogs.engine.talking import HOUSE, Talk, a_house, asked


def test_a_topic_is_answered_and_related_ones_are_offered() -> None:
    talk = Talk()
    assert "iliacus" in talk.says("what is the psoas", topics=asked("psoas.anatomy"))
    assert talk.offered
    assert all(value.startswith("topic:") for value in talk.offered)
    assert talk.outcome.kind == "answer"
    assert talk.outcome.topic == "psoas.anatomy"


def test_several_topics_in_one_message_are_all_answered_in_order() -> None:
    talk = Talk()
    said = talk.says("opening hours? and where are you?", topics=asked("spa.hours", "spa.location"))
    assert said.index("09:00") < said.index("Da Nang")
    assert (talk.outcome.topic, talk.outcome.also) == ("spa.hours", ("spa.location",))


def test_topics_keep_the_order_of_the_message_even_where_another_part_answers_first() -> None:
    talk = Talk()
    talk.says("hours? and is HBWK2025 valid?", topics=asked("spa.hours", "spa.promotion"), promo_code="HBWK2025")
    assert (talk.outcome.topic, talk.outcome.also) == ("spa.hours", ("spa.promotion",))


def test_a_question_in_the_middle_of_a_booking_is_answered_and_the_form_goes_on() -> None:
    talk = Talk()
    talk.says("I'd like six hands", intent="book", lines=(LineReading(service="six_hands"),))
    said = talk.says("when are you open?", topics=asked("spa.hours"))
    assert "09:00–22:00" in said
    assert said.endswith("How long should the Six Hands Massage be?")
    assert talk.offered == ["minutes:60", "minutes:90"]


def test_a_fact_that_the_spa_has_not_said_is_not_invented() -> None:
    talk = Talk(a_house(hours=None))
    said = talk.says("when are you open?", topics=asked("spa.hours"))
    assert "+84 901 825 789" in said
    assert "09:00" not in said


def test_where_even_the_contacts_are_unknown_the_bot_says_that_it_does_not_know() -> None:
    talk = Talk(a_house(hours=None, contacts=Contacts()))
    assert "guess" in talk.says("when are you open?", topics=asked("spa.hours")) or "confirmed" in talk.says("?")


def test_two_likely_topics_are_offered_as_choices_and_not_guessed() -> None:
    talk = Talk()
    likely = TopicMatch(
        candidates=tuple(
            TopicCandidate(topic=topic, confidence=0.3)
            for topic in ("spa.hours", "spa.location", "spa.payment", "spa.contact")
        )
    )
    talk.says("how is it there", topics=likely)
    assert talk.offered == ["topic:spa.hours", "topic:spa.location", "topic:spa.payment", "human"]
    assert talk.outcome.topic is None
    assert talk.outcome.suggested == ("spa.hours", "spa.location", "spa.payment")
    assert talk.outcome.kind == "unknown"
    (unanswered,) = talk.events(QuestionUnanswered)
    assert unanswered.suggested == talk.outcome.suggested


def test_a_tapped_topic_is_answered() -> None:
    assert "09:00" in Talk().taps("topic:spa.hours")


def test_what_is_not_known_is_said_honestly_and_yes_brings_a_person() -> None:
    talk = Talk()
    assert "don't know" in talk.says("blorp")
    talk.says("yes", yes_no="yes")
    assert talk.outcome.handoff == "asked"


def test_unknown_twice_in_a_row_opens_an_inquiry_by_itself() -> None:
    talk = Talk()
    talk.says("blorp")
    assert talk.events(InquiryOpened) == []
    talk.says("blarp")
    (opened,) = talk.events(InquiryOpened)
    assert opened.reason == "unknown"
    assert talk.outcome.handoff == "unknown"


def test_an_understood_message_between_starts_the_count_anew() -> None:
    talk = Talk()
    talk.says("blorp")
    talk.says("thanks", intent="thanks")
    talk.says("blarp")
    assert talk.events(InquiryOpened) == []


def test_a_person_is_promised_by_weekday_date_and_time_in_the_spas_zone() -> None:
    talk = Talk()
    said = talk.says("a person please", intent="human")
    assert "Monday, 2 June 2025 at 10:00" in said
    assert "+84 901 825 789" in said
    (opened,) = talk.events(InquiryOpened)
    assert (opened.kind, opened.reason, opened.hours) == ("question", "asked", 24)
    assert (talk.outcome.kind, talk.outcome.topic) == ("handoff", "handoff.human")


def test_what_is_written_to_the_promised_person_is_passed_on_and_not_guessed_at() -> None:
    talk = Talk()
    talk.says("a person please", intent="human")
    assert "noted" in talk.says("it is about the vase that my son broke")
    assert talk.events(QuestionUnanswered) == []


def test_a_complaint_is_met_with_a_sorry_and_goes_to_a_person() -> None:
    talk = Talk()
    assert "sorry" in talk.says("it was awful", topics=asked("handoff.complaint"))
    (opened,) = talk.events(InquiryOpened)
    assert (opened.kind, opened.reason) == ("complaint", "complaint")


def test_asking_for_a_person_does_not_push_the_form_but_keeps_it() -> None:
    talk = Talk()
    talk.says("I'd like six hands", intent="book", lines=(LineReading(service="six_hands"),))
    said = talk.says("I want a person", intent="human")
    assert "How long" not in said
    assert talk.offered == ["book"]
    assert "How long should the Six Hands Massage be?" in talk.taps("book")


def test_a_first_greeting_tells_what_the_bot_can_do_and_that_it_is_a_program() -> None:
    talk = Talk()
    said = talk.says("hello", intent="greeting")
    assert "program" in said
    assert "book" in talk.offered
    assert talk.outcome.kind == "smalltalk"


def test_a_greeting_before_a_question_is_returned_in_a_word() -> None:
    talk = Talk()
    said = talk.says("hi, when are you open?", intent="greeting", topics=asked("spa.hours"))
    assert said.startswith("Hello!")
    assert "09:00" in said
    assert (talk.outcome.kind, talk.outcome.topic, talk.outcome.also) == ("answer", "spa.hours", ())


def test_thanks_are_answered_shortly() -> None:
    talk = Talk()
    assert len(talk.says("thank you", intent="thanks")) < 200
    assert talk.outcome.topic == "smalltalk.thanks"


def test_a_guest_who_opens_the_chat_is_welcomed() -> None:
    talk = Talk()
    assert "welcome" in talk.says("", Started())
    assert talk.events(GuestReturned) == []
    talk.says("", Started())
    assert len(talk.events(GuestReturned)) == 1


def test_a_guest_who_blocks_the_bot_gets_no_reply() -> None:
    talk = Talk()
    assert talk.says("", Blocked()) == ""
    assert talk.turn is not None
    assert talk.turn.reply is None
    assert len(talk.events(GuestBlocked)) == 1


def test_a_guest_who_comes_back_in_the_same_turn_is_answered() -> None:
    assert "09:00" in Talk().says("hours?", Blocked(), Text(text="hours?"), topics=asked("spa.hours"))


def test_a_message_taken_back_is_forgotten_without_a_word() -> None:
    talk = Talk()
    assert talk.says("", Unsent(reference="e7")) == ""
    assert talk.events(MessageUnsent)[0].reference == "e7"


def test_a_picture_alone_is_met_with_a_kind_sentence() -> None:
    assert "only text" in Talk().says("", Media(kind="image"), attachments=("image",))


def test_only_emoji_is_met_with_a_kind_sentence() -> None:
    said = Talk().says("😀😀🎉")
    assert "words" in said


def test_ten_thousand_characters_are_met_with_a_kind_sentence() -> None:
    talk = Talk()
    assert "long message" in talk.says("lorem " * 1700)
    assert len(talk.events(QuestionUnanswered)[0].text) <= 1000


def test_a_forged_tap_is_met_kindly() -> None:
    for value in ("yes:99", "service:nails", "date:2025-02-31", "time:9999", "minutes:0", "topic:none", "move:1", "?"):
        talk = Talk()
        assert talk.taps(value), value
        assert talk.offered


def test_the_asked_language_is_kept_until_another_is_asked_for() -> None:
    talk = Talk(a_house(languages=("en", "vi")))
    talk.says("English please", language_wish="en", language="vi")
    talk.says("xin chào", intent="greeting", language="vi")
    assert talk.conversation.language == "en"
    assert talk.turn is not None
    assert talk.turn.reply is not None
    assert talk.turn.reply.language == "en"


def test_a_language_that_the_spa_does_not_speak_is_answered_with_those_it_speaks() -> None:
    assert "English" in Talk().says("auf Deutsch bitte", language_wish="de")


def test_a_start_over_clears_the_form() -> None:
    talk = Talk()
    talk.says("six hands", intent="book", lines=(LineReading(service="six_hands"),))
    talk.says("start over", command="start_over")
    assert talk.conversation.draft is None


def test_stop_says_that_nothing_was_sent() -> None:
    talk = Talk()
    talk.says("six hands", intent="book", lines=(LineReading(service="six_hands"),))
    assert "not sent" in talk.says("stop", command="stop")


def test_a_price_is_worked_out_for_what_was_named() -> None:
    talk = Talk()
    said = talk.says(
        "six hands 90 minutes for two with HBWK2025?",
        intent="price",
        lines=(LineReading(service="six_hands", minutes=90, people=2),),
        promo_code="HBWK2025",
    )
    assert "3,520,000" in said
    assert "20 %" in said
    assert talk.outcome.topic == "spa.prices"


def test_a_price_question_in_a_booking_changes_nothing_of_it() -> None:
    talk = Talk()
    talk.says("six hands", intent="book", lines=(LineReading(service="six_hands"),))
    assert "1,100,000" in talk.says(
        "how much is four hands?", intent="price", lines=(LineReading(service="four_hands"),)
    )
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.lines[0].service == "six_hands"


def test_an_unknown_price_is_not_confirmed_and_never_guessed() -> None:
    services = tuple(
        type(service)(id=service.id, hands=service.hands, names=service.names, prices=dict.fromkeys(service.prices))
        for service in HOUSE.services
    )
    said = Talk(a_house(services=services)).says(
        "six hands 90?", intent="price", lines=(LineReading(service="six_hands", minutes=90),)
    )
    assert "VND" not in said
    assert "confirmed" in said


def test_facts_named_before_a_booking_is_asked_for_are_used_by_it() -> None:
    talk = Talk()
    talk.says(
        "what is six hands 90 minutes for two on Friday?",
        intent="price",
        lines=(LineReading(service="six_hands", minutes=90, people=2),),
        date=dt.date(2025, 6, 6),
    )
    assert talk.conversation.draft is None
    said = talk.taps("book")
    assert "What time on Friday, 6 June 2025" in said


def test_a_near_miss_code_is_offered_back() -> None:
    talk = Talk()
    assert "HBWK2025" in talk.says("HBKW2025", intent="promotion", promo_code="HBKW2025")
    assert talk.offered[0] == "code:HBWK2025"


def test_a_code_that_has_run_out_is_said_with_its_dates() -> None:
    said = Talk(now="2026-11-24T10:00").says("HBWK2025?", intent="promotion", promo_code="HBWK2025")
    assert "30 June 2025" in said
    assert "expired" in said


def test_who_asks_whether_a_person_is_speaking_hears_the_truth_and_is_not_passed_on() -> None:
    talk = Talk()
    assert "program" in talk.says("are you human", intent="human", topics=asked("smalltalk.identity"))
    assert talk.outcome.handoff is None


def test_a_booking_that_names_its_code_is_a_booking_and_a_question_about_it_is_none() -> None:
    said = {"intent": "promotion", "promo_code": "HBWK2025", "lines": (LineReading(service="six_hands"),)}
    talk = Talk()
    talk.says("six hands on Friday, code HBWK2025", **said)
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.code == "HBWK2025"
    talk = Talk()
    talk.says("does HBWK2025 count for six hands?", **said)
    assert talk.conversation.draft is None


def test_words_beside_a_picture_are_answered_and_the_picture_is_said_to_be_unseen() -> None:
    said = Talk().says("when are you open", Media(kind="image"), topics=asked("spa.hours"), attachments=("image",))
    assert "09:00" in said
    assert "couldn't open" in said
