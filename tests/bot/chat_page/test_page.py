"""The page as it is served: its session cookie, its headers, its files."""

import gzip
import json
import re

import aiohttp
import pytest

from bot.chat_page.cookies import SessionCookie
from channels.web import Sessions
from tests.bot.chat_page.a_spa import SECRET, Spa
from tests.bot.chat_page.a_visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_first_visit_makes_a_signed_session_that_scripts_cannot_read(visit):
    visitor = await visit()
    cookie = visitor.cookie
    Sessions(SECRET).check(cookie.value)
    assert cookie.key == "chat"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert int(cookie["max-age"]) == 365 * 24 * 3600
    assert not cookie["secure"]


async def test_a_second_visit_keeps_the_session_and_renews_its_year(visit):
    visitor = await visit()
    before = visitor.cookie.value
    await visitor.load()
    assert visitor.cookie.value == before
    assert "Max-Age" in visitor.headers["Set-Cookie"]


async def test_a_forged_session_is_replaced(visit):
    visitor = await visit()
    forged = Sessions(b"another key").sign(Sessions(SECRET).new())
    visitor.http.cookie_jar.update_cookies({"chat": forged}, aiohttp.client.URL(visitor.url))
    await visitor.load()
    assert visitor.cookie.value != forged
    Sessions(SECRET).check(visitor.cookie.value)


async def test_behind_https_the_cookie_is_secure_and_bound_to_the_host():
    spa = Spa(public_url="https://spa.example")
    await spa.open()
    async with aiohttp.ClientSession() as http, http.get(spa.url) as answer:
        header = answer.headers["Set-Cookie"]
    await spa.close()
    assert header.startswith("__Host-chat=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(header.split("; "))
    assert SessionCookie(Sessions(SECRET), secure=True).name == "__Host-chat"


async def test_nothing_of_the_page_runs_but_its_own_files(visit):
    visitor = Visitor((await visit()).url)
    html = await visitor.load()
    policy = dict(part.strip().split(" ", 1) for part in visitor.headers["Content-Security-Policy"].split(";"))
    await visitor.leave()
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style| style=| on\w+=|javascript:", html)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", html)
    assert visitor.headers["X-Content-Type-Options"] == "nosniff"
    assert visitor.headers["X-Frame-Options"] == "DENY"
    assert visitor.headers["Cache-Control"] == "private, no-cache"


async def test_every_file_that_the_page_names_is_there_for_a_year(visit):
    visitor = await visit()
    html = await visitor.load()
    files = set(re.findall(r'(?:src|href)="(chat/files/[^"]+)"', html))
    assert {name.rpartition("/")[2] for name in files} >= {"chat.js", "chat.css", "mark.svg", "log.js"}
    for name in files:
        async with visitor.http.get(f"{visitor.url}/{name}") as answer:
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["Content-Type"].endswith("; charset=utf-8")


async def test_every_script_imports_only_files_that_the_page_preloads(visit):
    visitor = await visit()
    html = await visitor.load()
    folder = re.search(r'src="(chat/files/\w+)/chat\.js"', html)
    assert folder
    for name in re.findall(r"(\w+\.js)\"", html):
        async with visitor.http.get(f"{visitor.url}/{folder[1]}/{name}") as answer:
            for imported in re.findall(r'from "\./(\w+\.js)"', await answer.text()):
                assert imported in html


async def test_a_file_of_another_version_is_not_there(visit):
    visitor = await visit()
    for path in ("chat/files/0123456789abcdef/chat.js", "chat/files/x/../../page.py", "chat/files/"):
        async with visitor.http.get(f"{visitor.url}/{path}") as answer:
            assert answer.status == 404


async def test_files_travel_zipped_to_who_takes_that(visit):
    visitor = await visit()
    path = re.search(r'src="(chat/files/\w+/chat\.js)"', await visitor.load())
    assert path
    async with aiohttp.ClientSession(auto_decompress=False) as http:
        async with http.get(f"{visitor.url}/{path[1]}", headers={"Accept-Encoding": "gzip"}) as zipped:
            assert zipped.headers["Content-Encoding"] == "gzip"
            body = gzip.decompress(await zipped.read())
        async with http.get(f"{visitor.url}/{path[1]}", headers={"Accept-Encoding": "identity"}) as plain:
            assert "Content-Encoding" not in plain.headers
            assert await plain.read() == body


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", 'A "quoted" & <b>bold</b> {spa} $name', "Lotus"]
)
async def test_the_spas_name_is_text_whatever_it_holds(spa, visit, name):
    spa.name = name
    html = await (await visit()).load()
    settings = re.findall(r'<script type="application/json" id="settings">(.*?)</script>', html)
    assert json.loads(settings[0])["texts"]["bot"] == name
    assert html.count("<script") == 2
    assert "<b>" not in html
