"""The web channel: the chat page's messages <-> dialogs' values. The page and its socket live in bot/chat_page."""

from channels.web.channel import WebChannel
from channels.web.hub import Connection, Hub
from channels.web.sessions import Sessions

__all__ = ["Connection", "Hub", "Sessions", "WebChannel"]
