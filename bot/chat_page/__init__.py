"""The chat page: its HTML and assets, its session, and the socket over which guest and bot talk."""

from bot.chat_page.lines import Line
from bot.chat_page.page import ChatPage

__all__ = ["ChatPage", "Line"]
