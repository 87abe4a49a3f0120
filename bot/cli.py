"""The `concierge` command. Each command's own module is imported when it is called, so that `--help` is quick."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    help="Concierge: a spa's chatbot for LINE, Telegram, WhatsApp and the web.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
db = typer.Typer(help="The database: upgrade, back up, restore.", no_args_is_help=True)
app.add_typer(db, name="db")
staff = typer.Typer(help="Who may sign in to the staff desk.", no_args_is_help=True)
app.add_typer(staff, name="staff")

ContentDir = Annotated[
    Path | None, typer.Option("--content", help="The folder of content files. [default: CONTENT_DIR, or content]")
]
Database = Annotated[
    str | None, typer.Option("--database", help="The database, sqlite:///path. [default: DATABASE_URL]")
]
Now = Annotated[
    str | None, typer.Option("--now", help="Pin the clock: ISO 8601; without an offset, in the spa's zone.")
]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, in and out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


def _settings(**given: object) -> Any:
    from bot import settings

    try:
        return settings.load(**{name: value for name, value in given.items() if value is not None})
    except settings.BrokenSettings as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        raise typer.Exit(1) from None


@app.command()
def run(
    host: Annotated[str | None, typer.Option(help="Where to listen. [default: CONCIERGE_HOST, or 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="[default: CONCIERGE_PORT, or 8080]")] = None,
) -> None:
    """Server, workers, delivery and scheduler in one process. SIGTERM drains: finishes what is in hand, then exits."""
    from bot.commands.run import run as start

    raise typer.Exit(start(_settings(concierge_host=host, concierge_port=port)))


@app.command()
def chat(
    now: Now = None,
    channel: Annotated[str, typer.Option(help="Show replies as this channel would.")] = "web",
    jsonl: AsJsonLines = False,
    content: ContentDir = None,
    database: Database = None,
) -> None:
    """Talk to the bot in the terminal. Without --database it keeps its own throw-away one."""
    from bot.commands.chat import chat as talk

    settings = _settings(content_dir=content)
    raise typer.Exit(talk(settings.content_dir, now=now, channel=channel, jsonl=jsonl, database=database))


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    now: Now = None,
    jsonl: AsJsonLines = False,
    content: ContentDir = None,
) -> None:
    """Try the knowledge without a conversation."""
    from bot.commands.ask import ask as answer

    raise typer.Exit(answer(_settings(content_dir=content).content_dir, text=text, now=now, jsonl=jsonl))


@app.command()
def understand(
    text: Annotated[str | None, typer.Argument(help="What a guest wrote.")] = None,
    now: Now = None,
    expecting: Annotated[str | None, typer.Option(help="The slot that was just asked for.")] = None,
    jsonl: AsJsonLines = False,
    content: ContentDir = None,
) -> None:
    """What the bot reads out of a sentence."""
    from bot.commands.understand import understand as show

    settings = _settings(content_dir=content)
    raise typer.Exit(show(settings.content_dir, text=text, now=now, expecting=expecting, jsonl=jsonl))


@app.command()
def quote(
    line: Annotated[list[str], typer.Option(help="service:minutes:people, repeatable.")],
    start: Annotated[str | None, typer.Option(help="The visit's start, ISO 8601.")] = None,
    booked_at: Annotated[str | None, typer.Option(help="When it is booked. [default: now]")] = None,
    code: Annotated[str | None, typer.Option(help="A promotion code.")] = None,
    json: AsJson = False,
    content: ContentDir = None,
) -> None:
    """The price of a visit, and why a discount applies or not."""
    from bot.commands.quote import quote as price

    settings = _settings(content_dir=content)
    raise typer.Exit(price(settings.content_dir, line=line, start=start, booked_at=booked_at, code=code, as_json=json))


@app.command()
def check(content: ContentDir = None) -> None:
    """Validate the settings and everything under the content folder."""
    from bot import settings
    from bot.commands.check import check as judge

    faults: list[str] = []
    directory = content
    try:
        loaded = settings.load(**({"content_dir": content} if content else {}))
        directory = loaded.content_dir
    except settings.BrokenSettings as error:
        faults = error.faults
    raise typer.Exit(judge(directory or Path("content"), settings_faults=faults))


@app.command()
def bookings(database: Database = None, json: AsJson = False, csv: AsCsv = False) -> None:
    """The bookings and requests."""
    from bot.commands.bookings import bookings as show

    raise typer.Exit(show(_settings(database_url=database).database_url, as_json=json, as_csv=csv))


@app.command()
def inquiries(
    database: Database = None,
    report: Annotated[bool, typer.Option("--report", help="How the answer promise was kept.")] = False,
    json: AsJson = False,
    csv: AsCsv = False,
    content: ContentDir = None,
) -> None:
    """What waits for a person, and by when; with --report: kept, missed, median and slowest (minutes)."""
    from bot.commands import inquiries as shown

    settings = _settings(database_url=database, content_dir=content)
    if report:
        raise typer.Exit(shown.report(settings.database_url, settings.content_dir, as_json=json, as_csv=csv))
    raise typer.Exit(shown.inquiries(settings.database_url, as_json=json, as_csv=csv))


@app.command()
def unknown(database: Database = None, json: AsJson = False) -> None:
    """Questions that the bot could not answer, grouped by likeness."""
    from bot.commands.unknown import unknown as show

    raise typer.Exit(show(_settings(database_url=database).database_url, as_json=json))


@app.command()
def failed(database: Database = None, json: AsJson = False) -> None:
    """Messages that could not be delivered, and events that could not be answered."""
    from bot.commands.failed import failed as show

    raise typer.Exit(show(_settings(database_url=database).database_url, as_json=json))


@db.command("upgrade")
def db_upgrade(database: Database = None) -> None:
    """Bring the database to this version's schema."""
    from bot.commands.db import upgrade

    raise typer.Exit(upgrade(_settings(database_url=database).database_url))


@db.command("backup")
def db_backup(file: Path, database: Database = None) -> None:
    """Copy the database to FILE while the bot runs."""
    from bot.commands.db import backup

    raise typer.Exit(backup(_settings(database_url=database).database_url, file))


@db.command("restore")
def db_restore(file: Path, database: Database = None) -> None:
    """Put the backup FILE in the database's place. Refused while the bot runs."""
    from bot.commands.db import restore

    raise typer.Exit(restore(_settings(database_url=database).database_url, file))


@staff.command("add")
def staff_add(name: str, database: Database = None) -> None:
    """Let NAME sign in to the desk. The password is asked for, or read from standard input."""
    from bot.commands.staff import add

    raise typer.Exit(add(_settings(database_url=database).database_url, name))


@staff.command("list")
def staff_list(database: Database = None) -> None:
    """Who can sign in."""
    from bot.commands.staff import show

    raise typer.Exit(show(_settings(database_url=database).database_url))


@staff.command("remove")
def staff_remove(name: str, database: Database = None) -> None:
    """NAME can't sign in any more, and is signed out at once. What they did stays in the ledger."""
    from bot.commands.staff import remove

    raise typer.Exit(remove(_settings(database_url=database).database_url, name))


@staff.command("password")
def staff_password(name: str, database: Database = None) -> None:
    """A new password for NAME, who has to sign in again."""
    from bot.commands.staff import password

    raise typer.Exit(password(_settings(database_url=database).database_url, name))


def main() -> None:
    app()
