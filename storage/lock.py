"""One running bot per database file: a lock beside the file, let go by the system when the process dies."""

import fcntl
import os
from pathlib import Path

from storage.errors import InUse, ReadOnly


class FileLock:
    """Held from construction until `release`. Raise InUse where another process holds it."""

    def __init__(self, database: Path) -> None:
        database = database.resolve()
        self.path = database.with_name(database.name + ".lock")
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ReadOnly(f"{self.path} cannot be written: give this user write permission ({error})") from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(self._handle, 32).decode(errors="replace").strip() or "unknown"
            os.close(self._handle)
            raise InUse(
                f"{database} is in use by another Concierge (process {holder}): stop that one first, "
                "or give this one a database of its own in DATABASE_URL"
            ) from error
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let go. The file stays: removing it could hand two processes a lock on two files of one name."""
        os.close(self._handle)
