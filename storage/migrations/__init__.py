"""The one history of the schema. Files are numbered; `alembic check` in the tests holds them to `storage/schema.py`."""
