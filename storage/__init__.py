"""Rows: schema, migrations, and the store's whole transactions."""
