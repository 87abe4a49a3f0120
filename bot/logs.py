"""Structured logs on standard error: one event a line, with the conversation's number, no guest's words at INFO."""

import datetime as dt
import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import msgspec
import structlog

_encode = msgspec.json.Encoder(enc_hook=str).encode


def _as_json(logger: object, method: str, event: MutableMapping[str, Any]) -> str:
    return _encode(event).decode()


def _stamped(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event["level"] = method
    event["timestamp"] = f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    return event


def configure(log_format: str | None, level: str) -> None:
    """`text` on a terminal, else `json`, unless the owner says otherwise."""
    as_text = (log_format or ("text" if sys.stderr.isatty() else "json")) == "text"
    last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if as_text else _as_json
    structlog.configure(
        processors=[
            _stamped,
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
