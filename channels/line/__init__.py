"""The line channel."""
