"""Notices by e-mail, through a real SMTP server that says what it is told to say."""

import email
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from bot.staff.end import Running, staff_end
from bot.staff.mail import MailSender, MailServer, mail_server
from bot.staff.notices import Later, Never, Notice, Sent
from dialogs.spa.model import Spa, Team
from storage.notice_values import Facts
from tests.bot.staff.people import HOUR, MORNING, People, changed, people, sample_spa

FRONT = "front@spa.example"


@dataclass
class Server:
    """A mail server: `answers` are given to MAIL, RCPT or DATA instead of taking the letter."""

    answers: dict[str, str] = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if said := self.answers.get("RCPT"):
            return said
        envelope.rcpt_tos.append(address)
        self.recipients.append(address)
        return "250 OK"

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if said := self.answers.get("MAIL"):
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if said := self.answers.get("DATA"):
            return said
        self.letters.append(cast("EmailMessage", email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def login(self, server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        assert isinstance(given, LoginPassword)
        self.logins.append((given.login.decode(), given.password.decode()))
        return AuthResult(success=self.logins[-1][1] == "p@ss:word", handled=False)


@contextmanager
def a_server(port: int = 0, *, auth: bool = False) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", port))
        chosen = free.getsockname()[1]
    server = Server(port=chosen)
    asks = {"authenticator": server.login, "auth_require_tls": False} if auth else {}
    controller = Controller(server, hostname="127.0.0.1", port=chosen, **asks)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def sender(port: int, spa: Spa | None = None, **changes: Any) -> MailSender:
    given = {
        "server": MailServer(host="127.0.0.1", port=port), "sender": f"Spa <{FRONT}>", "staff": "team@spa.example",
        "public_url": "https://bot.example.com", "spa": lambda: spa or sample_spa(), "seconds": 2.0,
    }  # fmt: skip
    return MailSender(**{**given, **changes})


def notice(**changes: Any) -> Notice:
    facts = Facts(reason="asked", inquiry_kind="question", channel="web", words="Is <b>Lan</b> there?", due_at=MORNING)
    given: dict[str, Any] = {
        "id": 1, "key": "k1", "way": "email", "to": "staff", "kind": "opened", "conversation": 1,
        "created_at": MORNING, "facts": facts, "inquiry": 1,
    }  # fmt: skip
    return Notice(**{**given, **changes})


def body(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@asynccontextmanager
async def by_mail(mail: MailSender) -> AsyncIterator[People]:
    async with people() as p:
        running = Running(
            p.talk.store, {"telegram": p.talk.channel}, sample_spa, p.talk.worker.delivery, p.talk.clock,
            p.talk.worker.metrics, p.talk.worker.wake,
        )  # fmt: skip
        p.end = staff_end(running, {"email": mail})
        yield p


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer(host="mail.example", port=25)),
        ("smtp://mail.example:2525", MailServer(host="mail.example", port=2525)),
        ("smtps://mail.example", MailServer(host="mail.example", port=465, tls=True)),
        ("smtp://mail.example?starttls=1", MailServer(host="mail.example", port=587, starttls=True)),
        ("smtp://mail.example/?starttls=0", MailServer(host="mail.example", port=25)),
        (
            "smtp://front%40spa.example:p%40ss%3Aword@mail.example:26?starttls=1",
            MailServer(host="mail.example", port=26, user="front@spa.example", password="p@ss:word", starttls=True),
        ),
    ],
)
def test_the_setting_is_read_in_all_its_forms(url: str, server: MailServer) -> None:
    assert mail_server(url) == server


async def test_a_notice_arrives_as_text_and_html_with_a_link_to_the_desk() -> None:
    with a_server() as server:
        result = await sender(server.port).send(notice())
        [letter] = server.letters
        assert result == Sent(platform_id=letter["Message-ID"])
        assert server.recipients == ["team@spa.example"]
        assert letter["From"] == f"Spa <{FRONT}>"
        assert letter["Subject"] == f"{sample_spa().name}: New: a question for a person"
        assert "Is <b>Lan</b> there?" in body(letter, "plain")
        assert "https://bot.example.com/desk" in body(letter, "plain")
        assert "&lt;b&gt;Lan" in body(letter, "html")
        assert '<a href="https://bot.example.com/desk">' in body(letter, "html")


async def test_without_a_public_address_no_link_is_made_up() -> None:
    with a_server() as server:
        await sender(server.port, public_url="").send(notice())
        assert "/desk" not in str(server.letters[0])


async def test_vietnamese_staff_read_vietnamese() -> None:
    with a_server() as server:
        await sender(server.port, changed(sample_spa(), team=Team(language="vi"))).send(notice())
        assert "Mở bàn làm việc" in body(server.letters[0], "plain")


async def test_every_try_is_the_same_letter_and_later_ones_follow_the_first() -> None:
    with a_server() as server:
        mail = sender(server.port)
        await mail.send(notice())
        await mail.send(notice(tries=3))
        first = str(server.letters[0]["Message-ID"])
        await mail.send(notice(id=2, key="k2", kind="reminder", reference=first))
        assert [str(letter["Message-ID"]) == first for letter in server.letters] == [True, True, False]
        assert server.letters[2]["In-Reply-To"] == first
        assert first.endswith("@spa.example>")


async def test_the_owner_is_told_at_their_own_address() -> None:
    with a_server() as server:
        spa = changed(sample_spa(), team=Team(owner_email="owner@spa.example"))
        await sender(server.port, spa).send(notice(to="owner"))
        await sender(server.port).send(notice(to="owner"))
        assert server.recipients == ["owner@spa.example", "team@spa.example"]


async def test_a_guest_gets_their_letter_and_nothing_of_the_desk() -> None:
    with a_server() as server:
        facts = Facts(
            email="an@guest.example", subject="Spa: your\r\nBcc: x@y.example booking", text="Confirmed.\n15:00"
        )
        assert isinstance(await sender(server.port).send(notice(to="guest", kind="decided", facts=facts)), Sent)
        [letter] = server.letters
        assert server.recipients == ["an@guest.example"]
        assert letter["Bcc"] is None
        assert body(letter, "plain").strip() == "Confirmed.\n15:00"
        assert "desk" not in str(letter)


@pytest.mark.parametrize("address", ["nobody", "a b@c.example", "x@y.example\r\nBcc: z@y.example", "@", "", "a@b@c"])
async def test_an_address_that_is_none_is_given_up(address: str) -> None:
    with a_server() as server:
        facts = Facts(email=address, subject="s", text="t")
        result = await sender(server.port, staff="").send(notice(to="guest", facts=facts))
        assert isinstance(result, Never), result
        assert server.letters == []


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("450 4.2.1 the mailbox is busy", Later),
        ("451 4.7.1 greylisted", Later),
        ("550 5.1.1 no such user", Never),
        ("552 5.2.2 over quota", Never),
        ("530 5.7.0 must sign in first", Later),
    ],
)
async def test_an_answer_is_sorted_by_its_code(stage: str, said: str, kind: type) -> None:
    with a_server() as server:
        server.answers[stage] = said
        result = await sender(server.port).send(notice())
        assert type(result) is kind
        assert said[:3] in getattr(result, "reason", "")


async def test_user_and_password_are_given_and_a_wrong_one_is_tried_again() -> None:
    with a_server(auth=True) as server:
        right = mail_server(f"smtp://front:p%40ss%3Aword@127.0.0.1:{server.port}")
        assert isinstance(await sender(0, server=right).send(notice()), Sent)
        wrong = mail_server(f"smtp://front:old@127.0.0.1:{server.port}")
        result = await sender(0, server=wrong).send(notice())
        assert isinstance(result, Later)
        assert "535" in result.reason
        assert "old" not in result.reason


async def test_a_server_without_tls_gets_no_letter_where_tls_is_asked_for() -> None:
    with a_server() as server:
        asks = mail_server(f"smtp://127.0.0.1:{server.port}?starttls=1")
        assert isinstance(await sender(0, server=asks).send(notice()), Later)
        assert server.letters == []


async def test_a_server_that_never_answers_is_left_after_a_while() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        result = await sender(deaf.getsockname()[1], seconds=0.2).send(notice())
        assert isinstance(result, Later)


async def test_a_server_that_is_down_for_a_day_gets_what_waited_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with by_mail(sender(port)) as p:
        await p.books()
        for _ in range(23):
            await p.pass_(1)
        due = "SELECT count(*) FROM notice WHERE way = 'email' AND state = 'waiting'"
        ((waits,),) = await p.all(due)
        assert waits > 1
        with a_server(port) as server:
            p.talk.clock.instant += HOUR // 2
            await p.end.notices.send_due()
            await p.end.notices.send_due()
            assert len(server.letters) == waits
            assert len({letter["Message-ID"] for letter in server.letters}) == waits
            assert await p.all(due) == [(0,)]
