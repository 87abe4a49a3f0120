"""The measured processes, product and yardsticks; their CPU and memory as the kernel counts them."""

import asyncio
import os
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from benchmarks.platform import SECRET, TELEGRAM_SECRET, TELEGRAM_TOKEN, WHATSAPP_NUMBER, Platform

TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    name: str
    base: str
    process: asyncio.subprocess.Process

    def cpu_seconds(self) -> float:
        """User and system time of the whole process so far (proc(5), stat fields 14 and 15)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mb(self) -> float:
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    async def stop(self) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        await self.process.wait()

    async def kill(self) -> None:
        self.process.kill()
        await self.process.wait()


async def start_yardstick(name: str, platform: Platform, folder: Path) -> Server:
    port = free_port()
    arguments = ["--port", str(port), "--api", platform.base, "--database", str(folder / f"{name}.db")]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.yardsticks", name, *arguments, cwd=ROOT
    )
    return await _up(Server(name, f"http://127.0.0.1:{port}", process), "/webhooks/line")


async def start_product(platform: Platform, folder: Path, name: str = "product") -> Server:
    """The whole bot with the sample spa, all channels on, on a database of its own."""
    port = free_port()
    environment = {
        **os.environ,
        "CONTENT_DIR": str(ROOT / "examples/sample-spa"),
        "DATABASE_URL": f"sqlite:///{folder / f'{name}.db'}",
        "LINE_CHANNEL_SECRET": SECRET.decode(),
        "LINE_CHANNEL_ACCESS_TOKEN": "bench",
        "LINE_API_BASE": platform.base,
        "TELEGRAM_BOT_TOKEN": TELEGRAM_TOKEN,
        "TELEGRAM_WEBHOOK_SECRET": TELEGRAM_SECRET,
        "TELEGRAM_API_BASE": platform.base,
        "WHATSAPP_ACCESS_TOKEN": "bench",
        "WHATSAPP_APP_SECRET": SECRET.decode(),
        "WHATSAPP_VERIFY_TOKEN": "bench",
        "WHATSAPP_PHONE_NUMBER_ID": WHATSAPP_NUMBER,
        "WHATSAPP_API_BASE": f"{platform.base}/v23.0",
        "LOG_FORMAT": "json",
    }
    with (folder / f"{name}.log").open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--port", str(port),
            cwd=ROOT, env=environment, stdout=output, stderr=output,
        )  # fmt: skip
    return await _up(Server(name, f"http://127.0.0.1:{port}", process), "/health/ready")


async def _up(server: Server, path: str) -> Server:
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            if server.process.returncode is not None:
                raise RuntimeError(f"{server.name} ended at start with {server.process.returncode}")
            with suppress(aiohttp.ClientError):
                async with session.get(server.base + path) as answer:
                    if answer.status in (200, 405):
                        return server
            await asyncio.sleep(0.05)
    raise RuntimeError(f"{server.name} did not come up")
