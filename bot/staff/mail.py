"""Notices by e-mail, and letters to guests who gave an address, over any SMTP server.

SMTP_URL: `smtp://user:password@host:port` (port 25 where none is said), `?starttls=1` (587), `smtps://` (465).
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from bot.staff import words
from channels.contract import Later, Never, Result, Sent
from dialogs.messages import Value
from dialogs.phrasing import phrases
from dialogs.spa.model import Spa
from storage.notice_values import Notice, Way

SECONDS = 30.0
MAX_SUBJECT = 200
TEMPORARY_OR_OURS = frozenset({421, 454, 530, 534, 535, 538})
"""Answers that are about the server or our account, not about the letter (RFC 5321, RFC 4954): tried again."""


class MailServer(Value, frozen=True):
    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False


def mail_server(url: str) -> MailServer:
    """An SMTP_URL that the settings have judged. User and password are percent-encoded where they need to be."""
    parts = urlsplit(url)
    tls = parts.scheme == "smtps"
    starttls = not tls and parse_qs(parts.query).get("starttls", ["0"])[-1].lower() in ("1", "true", "yes")
    usual = 465 if tls else 587 if starttls else 25
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or usual,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
        starttls=starttls,
    )


@dataclass(frozen=True)
class MailSender:
    """`sender` is MAIL_FROM, `staff` STAFF_EMAIL; `public_url` empty: no link in the letters."""

    server: MailServer
    sender: str
    staff: str
    public_url: str
    spa: Callable[[], Spa]
    seconds: float = SECONDS
    way: Way = "email"

    async def send(self, notice: Notice) -> Result:
        to = self._recipient(notice)
        if not to:
            return Never(reason="no e-mail address is set for it (STAFF_EMAIL, owner_email)")
        try:
            letter = self._letter(notice, to)
        except (ValueError, IndexError) as error:
            return Never(reason=f"not an address that can be written to: {error}")
        try:
            await self._post(letter)
        except aiosmtplib.SMTPRecipientsRefused as refused:
            first = refused.recipients[0]
            return _sorted(first.code, first.message)
        except aiosmtplib.SMTPResponseException as answer:
            return _sorted(answer.code, answer.message)
        except aiosmtplib.SMTPNotSupported as error:
            return Later(reason=f"the mail server cannot do it: {error}")
        except (aiosmtplib.SMTPException, OSError) as error:
            return Later(reason=f"the mail server cannot be reached: {error}")
        return Sent(platform_id=str(letter["Message-ID"]))

    async def _post(self, letter: EmailMessage) -> None:
        server = self.server
        await aiosmtplib.send(
            letter,
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.tls,
            start_tls=server.starttls,
            timeout=self.seconds,
        )

    def _recipient(self, notice: Notice) -> str:
        if notice.to == "guest":
            return notice.facts.email
        return (self.spa().team.owner_email if notice.to == "owner" else "") or self.staff

    def _letter(self, notice: Notice, to: str) -> EmailMessage:
        """Raise ValueError for an address that is none."""
        subject, paragraphs = self._words(notice)
        letter = EmailMessage(policy=SMTP)
        letter["From"] = _address(self.sender, self.spa().name)
        letter["To"] = _address(to)
        letter["Subject"] = " ".join(subject.split())[:MAX_SUBJECT]
        letter["Date"] = format_datetime(dt.datetime.fromtimestamp(notice.created_at / 1000, dt.UTC))
        letter["Message-ID"] = self._message_id(notice)
        letter["Auto-Submitted"] = "auto-generated"
        if notice.reference and notice.reference != letter["Message-ID"]:
            letter["In-Reply-To"] = letter["References"] = notice.reference
        letter.set_content("\n\n".join(paragraphs) + "\n")
        letter.add_alternative(self._html(paragraphs, notice), subtype="html")
        return letter

    def _words(self, notice: Notice) -> tuple[str, list[str]]:
        spa, told = self.spa(), notice.facts
        if notice.to == "guest":
            return told.subject, [told.text]
        language = spa.team.language
        headline = words.headline(spa, language, notice)
        paragraphs = [headline, "\n".join(words.details(spa, language, notice))]
        if link := self._desk(notice):
            paragraphs.append(phrases(spa, language).say("staff.mail.desk", link=link))
        return f"{spa.name}: {headline}", [paragraph for paragraph in paragraphs if paragraph]

    def _desk(self, notice: Notice) -> str:
        return f"{self.public_url}/desk" if self.public_url and notice.to != "guest" else ""

    def _html(self, paragraphs: list[str], notice: Notice) -> str:
        link = escape(self._desk(notice))
        shown = [escape(paragraph).replace("\n", "<br>\n") for paragraph in paragraphs]
        if link:
            shown = [
                text.replace(link, f'<a href="{link}">{link}</a>') if text is shown[-1] else text for text in shown
            ]
        return "<!doctype html>\n<meta charset=utf-8>\n" + "".join(f"<p>{text}</p>\n" for text in shown)

    def _message_id(self, notice: Notice) -> str:
        """The same on every try (RFC 5322, 3.6.4): a mail program shows a letter that came twice once."""
        domain = parseaddr(self.sender)[1].rpartition("@")[2]
        return f"<{hashlib.sha256(notice.key.encode()).hexdigest()[:32]}@{domain}>"


def _address(text: str, name: str = "") -> Address:
    """Raise ValueError."""
    shown, address = parseaddr(text)
    if not address or not text.isprintable() or any(character.isspace() for character in address):
        raise ValueError("no e-mail address")
    clean = "".join(c if c.isprintable() else " " for c in shown or name)
    return Address(display_name=" ".join(clean.split()), addr_spec=address)


def _sorted(code: int, said: str) -> Result:
    """RFC 5321, 4.2.1: 4yz may go through later, 5yz never will."""
    reason = f"{code} {said}".replace("\n", " ")[:300]
    return Never(reason=reason) if code >= 500 and code not in TEMPORARY_OR_OURS else Later(reason=reason)
