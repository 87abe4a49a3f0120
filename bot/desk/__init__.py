"""The staff desk at /desk: sign-in, inbox, conversations, requests, failed sends, the promise report."""

from bot.desk.desk import Desk

__all__ = ["Desk"]
