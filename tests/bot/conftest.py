"""The book that tests of the running bot share."""

from tests.whole.conftest import book

__all__ = ["book"]
