"""Structured logs on standard error: one event a line, with the conversation's number, no guest's words at INFO."""

import logging
import sys
from typing import Any

import msgspec
import structlog


def _json(event: Any, **_: Any) -> str:
    return msgspec.json.encode(event, enc_hook=str).decode()


def configure(log_format: str | None, level: str) -> None:
    """`text` on a terminal, else `json`, unless the owner says otherwise."""
    as_text = (log_format or ("text" if sys.stderr.isatty() else "json")) == "text"
    last = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if as_text
        else structlog.processors.JSONRenderer(serializer=_json)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(logging.WARNING, logging.getLevelNamesMapping()[level]), stream=sys.stderr)
    # A tick that is still running makes APScheduler warn each second; the next tick does the work.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
