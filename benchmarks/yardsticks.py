"""What the product is measured against: three small servers for LINE webhooks (`python -m benchmarks.yardsticks NAME`).

bare      an aiohttp handler: signature checked, 200, nothing kept, nothing answered
durable   the least that loses nothing: dedupe row, state and outbox row in one grouped synchronous=FULL commit, 200,
          then one aiohttp reply call
sdk_echo  line-bot-sdk's own aiohttp echo: its parser, its AsyncMessagingApi, nothing stored
"""

import argparse
import asyncio
import base64
import hashlib
import hmac
import json
import queue
import sqlite3
import threading
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

SECRET = b"bench-secret"


def genuine(body: bytes, header: str) -> bool:
    digest = base64.b64encode(hmac.new(SECRET, body, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(digest, header)


def bare(app: web.Application, api: str, database: Path) -> None:
    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        return web.Response(status=200 if genuine(body, request.headers.get("x-line-signature", "")) else 401)

    app.router.add_post("/webhooks/line", handle)


class GroupCommit:
    """One thread, one connection; everything that waits goes into one commit."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.jobs: queue.SimpleQueue[tuple[tuple[str, str, bytes], asyncio.Future[bool]]] = queue.SimpleQueue()
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.connection.executescript(
            "pragma journal_mode=wal; pragma synchronous=full;"
            "create table event(id text primary key); create table state(guest text primary key, n int);"
            "create table outbox(id integer primary key, guest text, body blob);"
        )
        threading.Thread(target=self.run, daemon=True).start()

    def put(self, job: tuple[str, str, bytes]) -> asyncio.Future[bool]:
        future: asyncio.Future[bool] = self.loop.create_future()
        self.jobs.put((job, future))
        return future

    def run(self) -> None:
        execute = self.connection.execute
        while True:
            batch = [self.jobs.get()]
            while len(batch) < 64 and not self.jobs.empty():
                batch.append(self.jobs.get())
            execute("begin immediate")
            done = []
            for (event, guest, body), future in batch:
                new = execute("insert into event values(?) on conflict do nothing", (event,)).rowcount == 1
                if new:
                    execute("insert into state values(?, 1) on conflict do update set n = n + 1", (guest,))
                    execute("insert into outbox(guest, body) values(?, ?)", (guest, body))
                done.append((future, new))
            execute("commit")
            self.loop.call_soon_threadsafe(self.resolve, done)

    @staticmethod
    def resolve(done: list[tuple[asyncio.Future[bool], bool]]) -> None:
        for future, new in done:
            if not future.cancelled():
                future.set_result(new)


def durable(app: web.Application, api: str, database: Path) -> None:
    tasks: set[asyncio.Task[None]] = set()
    kit: dict[str, Any] = {}

    async def open_kit(app: web.Application) -> None:
        kit["writer"] = GroupCommit(database, asyncio.get_running_loop())
        kit["session"] = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256))

    async def close_kit(app: web.Application) -> None:
        await kit["session"].close()

    async def reply(payload: bytes) -> None:
        headers = {"Authorization": "Bearer bench", "Content-Type": "application/json"}
        async with kit["session"].post(f"{api}/v2/bot/message/reply", data=payload, headers=headers) as answer:
            await answer.read()

    async def handle(request: web.Request) -> web.Response:
        body = await request.read()
        if not genuine(body, request.headers.get("x-line-signature", "")):
            return web.Response(status=401)
        for event in json.loads(body)["events"]:
            text = {"type": "text", "text": event["message"]["text"]}
            payload = json.dumps({"replyToken": event["replyToken"], "messages": [text]}).encode()
            if await kit["writer"].put((event["webhookEventId"], event["source"]["userId"], payload)):
                task = asyncio.create_task(reply(payload))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        return web.Response()

    app.on_startup.append(open_kit)
    app.on_cleanup.append(close_kit)
    app.router.add_post("/webhooks/line", handle)


def sdk_echo(app: web.Application, api: str, database: Path) -> None:
    from linebot.v3.messaging import (
        AsyncApiClient,
        AsyncMessagingApi,
        Configuration,
        ReplyMessageRequest,
        TextMessage,
    )
    from linebot.v3.webhook import WebhookParser

    parser, kit = WebhookParser(SECRET.decode()), dict[str, Any]()

    async def open_kit(app: web.Application) -> None:
        kit["client"] = AsyncApiClient(Configuration(access_token="bench", host=api))
        kit["api"] = AsyncMessagingApi(kit["client"])

    async def close_kit(app: web.Application) -> None:
        await kit["client"].close()

    async def handle(request: web.Request) -> web.Response:
        body = await request.text()
        for event in parser.parse(body, request.headers["x-line-signature"]):
            message = TextMessage(text=event.message.text)
            await kit["api"].reply_message(ReplyMessageRequest(replyToken=event.reply_token, messages=[message]))
        return web.Response()

    app.on_startup.append(open_kit)
    app.on_cleanup.append(close_kit)
    app.router.add_post("/webhooks/line", handle)


SERVERS = {"bare": bare, "durable": durable, "sdk_echo": sdk_echo}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("name", choices=SERVERS)
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--api", required=True)
    arguments.add_argument("--database", type=Path, required=True)
    given = arguments.parse_args()
    app = web.Application()
    SERVERS[given.name](app, given.api, given.database)
    web.run_app(app, host="127.0.0.1", port=given.port, access_log=None, print=lambda *_: None)


if __name__ == "__main__":
    main()
