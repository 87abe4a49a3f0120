"""Sessions: nobody guesses one, nobody forges one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import Forged
from channels.web import Sessions

sessions = Sessions(b"one key")


def test_a_signed_session_is_recognised():
    session = sessions.new()
    assert sessions.check(sessions.sign(session)) == session


def test_sessions_carry_256_bits_and_never_repeat():
    made = {sessions.new() for _ in range(100)}
    assert len(made) == 100
    assert {len(session) for session in made} == {43}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda signed: "",
        lambda signed: signed.partition(".")[0],
        lambda signed: signed + "A",
        lambda signed: signed[:-2],
        lambda signed: ("B" if signed[0] == "A" else "A") + signed[1:],
        lambda signed: signed.replace(".", ""),
        lambda signed: Sessions(b"another key").sign(signed.partition(".")[0]),
    ],
)
def test_a_session_that_we_did_not_sign_is_refused(spoil):
    with pytest.raises(Forged):
        sessions.check(spoil(sessions.sign(sessions.new())))


def test_a_signature_under_something_else_than_a_session_is_refused():
    with pytest.raises(Forged):
        sessions.check(sessions.sign("../../etc"))


@settings(max_examples=50)
@given(st.text())
def test_any_text_is_refused_and_nothing_else_happens(text):
    with pytest.raises(Forged):
        sessions.check(text)


def test_an_empty_key_signs_nothing():
    with pytest.raises(ValueError, match="empty secret key"):
        Sessions(b"")
