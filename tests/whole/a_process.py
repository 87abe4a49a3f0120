"""`concierge run` as a process of its own, and what it prints; stopped at the end, come what may."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.whole.a_house import Platforms

ROOT = Path(__file__).resolve().parents[2]


def environment(platforms: Platforms, addresses: Mapping[str, str], database: Path, **more: str) -> dict[str, str]:
    """All channels on; nothing of this machine's own settings."""
    line, telegram, whatsapp = platforms.line, platforms.telegram, platforms.whatsapp
    return {
        "CONTENT_DIR": str(ROOT / "examples" / "sample-spa"),
        "DATABASE_URL": f"sqlite:///{database}",
        "LINE_CHANNEL_SECRET": line.secret,
        "LINE_CHANNEL_ACCESS_TOKEN": line.token,
        "LINE_API_BASE": addresses["line"],
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_WEBHOOK_SECRET": telegram.secret,
        "TELEGRAM_API_BASE": addresses["telegram"],
        "WHATSAPP_ACCESS_TOKEN": whatsapp.access_token,
        "WHATSAPP_APP_SECRET": whatsapp.app_secret,
        "WHATSAPP_VERIFY_TOKEN": whatsapp.verify_token,
        "WHATSAPP_PHONE_NUMBER_ID": whatsapp.phone_number_id,
        "WHATSAPP_API_BASE": f"{addresses['whatsapp']}/v23.0",
        **more,
    }


@dataclass
class Process:
    """`base` is known once it is up."""

    process: asyncio.subprocess.Process
    log: Path
    base: str = ""
    welcome: list[str] = field(default_factory=list)

    async def up(self) -> None:
        """Until it has said where its chat page is. Raise AssertionError where it ends before."""
        assert self.process.stdout is not None
        async with asyncio.timeout(60):
            while not self.base:
                line = (await self.process.stdout.readline()).decode()
                assert line, f"it ended with {await self.process.wait()}: {self.errors()}"
                self.welcome.append(line.rstrip())
                if "chat page" in line:
                    self.base = line.split()[-1].rstrip("/")

    async def printed(self) -> str:
        """All that it says on standard output from now to its end."""
        assert self.process.stdout is not None
        return (await self.process.stdout.read()).decode()

    def errors(self) -> str:
        return self.log.read_text(encoding="utf-8")

    async def killed(self) -> None:
        """SIGKILL: nothing is finished."""
        self.process.kill()
        await self.process.wait()

    async def drained(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 30)


@asynccontextmanager
async def started(folder: Path, given: Mapping[str, str], *words: str) -> AsyncIterator[Process]:
    """The process, perhaps not up yet. `given` is its whole environment but for PATH and HOME; the folder, which is
    its working directory too, takes its log."""
    log = folder / "concierge.log"
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *(words or ("run", "--port", "0")),
            cwd=folder, env={**kept, "PYTHONPATH": str(ROOT), **given}, stdout=asyncio.subprocess.PIPE, stderr=errors,
        )  # fmt: skip
    try:
        yield Process(process, log)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        await asyncio.sleep(0)  # the pipe's transport closes on the loop's next round
