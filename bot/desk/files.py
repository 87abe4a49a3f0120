"""The desk's own style and script, under an address made of their content."""

import gzip
import hashlib
from pathlib import Path

from bot.chat_page.assets import Asset

PREFIX = "/desk/files"
_HERE = Path(__file__).with_name("static")
_MARK = Path(__file__).parents[1] / "chat_page" / "static" / "mark.svg"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


class Files:
    def __init__(self) -> None:
        bodies = {path.name: path.read_bytes() for path in [*sorted(_HERE.iterdir()), _MARK] if path.suffix in _TYPES}
        digest = hashlib.sha256()
        for name, body in bodies.items():
            digest.update(name.encode() + b"\n" + body)
        self.version = digest.hexdigest()[:16]
        self.folder = f"{PREFIX}/{self.version}"
        self._files = {name: _asset(name, body) for name, body in bodies.items()}

    def get(self, version: str, name: str) -> Asset | None:
        return self._files.get(name) if version == self.version else None


def _asset(name: str, body: bytes) -> Asset:
    return Asset(body=body, zipped=gzip.compress(body, mtime=0), content_type=_TYPES[Path(name).suffix])
