"""The book that tests of the running bot share."""

from tests.whole.conftest import book, plain_logs

__all__ = ["book", "plain_logs"]
