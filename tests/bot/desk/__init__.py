"""The staff desk over real HTTP and in a real browser."""
