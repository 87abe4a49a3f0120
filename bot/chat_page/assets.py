"""The page's files, read once: HTML with its placeholders, and assets under an address made of their content."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from string import Template

from aiohttp import web

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
_FOR_A_YEAR = "public, max-age=31536000, immutable"
_FOLDER = Path(__file__).with_name("static")
PREFIX = "/chat/files"


@dataclass(frozen=True)
class Asset:
    body: bytes
    zipped: bytes
    content_type: str

    def response(self, request: web.Request) -> web.Response:
        headers = {"Content-Type": self.content_type, "Cache-Control": _FOR_A_YEAR, "Vary": "Accept-Encoding"}
        headers["X-Content-Type-Options"] = "nosniff"
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            return web.Response(body=self.zipped, headers={**headers, "Content-Encoding": "gzip"})
        return web.Response(body=self.body, headers=headers)


@dataclass(frozen=True)
class Assets:
    """`version` is a hash of all files: one folder holds them all, so that scripts import each other by plain name."""

    page: Template
    files: dict[str, Asset]
    version: str

    @property
    def folder(self) -> str:
        return f"{PREFIX}/{self.version}"

    def get(self, version: str, name: str) -> Asset | None:
        return self.files.get(name) if version == self.version else None


def load(folder: Path = _FOLDER) -> Assets:
    files = {path.name: _asset(path) for path in sorted(folder.iterdir()) if path.suffix in _TYPES}
    digest = hashlib.sha256()
    for name, asset in files.items():
        digest.update(name.encode() + b"\n" + asset.body)
    page = Template((folder / "page.html").read_text("utf-8"))
    return Assets(page=page, files=files, version=digest.hexdigest()[:16])


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    return Asset(body=body, zipped=gzip.compress(body, mtime=0), content_type=_TYPES[path.suffix])
