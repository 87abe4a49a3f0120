"""Who gets in, and what no form of another page can do."""

from pathlib import Path

import pytest

from bot.content import Book
from bot.desk import passwords
from storage import accounts
from tests.bot.desk.a_desk import PASSWORD, a_desk

PAGES = ("/desk", "/desk/talk/1", "/desk/failed", "/desk/report")


async def test_a_stranger_is_led_to_the_door_and_sees_nothing(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa, spa.stranger() as stranger:
        await spa.guest("My secret is a plum blossom")
        for page in (*PAGES, "/desk/report.csv"):
            assert "blossom" not in await stranger.get(page)
            assert stranger.at == "/desk/sign-in", page
        await stranger.get("/desk/events")
        assert stranger.status == 401
        await stranger.post("/desk/talk/1", act="take")
        assert stranger.at == "/desk/sign-in"
        assert await spa.rows("SELECT * FROM staff_act") == []


async def test_the_one_time_link_makes_one_account_and_looking_at_it_spends_nothing(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa, spa.stranger() as owner, spa.stranger() as thief:
        token = await spa.life.house.desk.door.offer_first()
        for _ in range(2):
            assert "Make my account" not in await owner.get(f"/desk/first/{token}x")
            assert "Make my account" in await owner.get(f"/desk/first/{token}")
        form = {"name": "Owner", "password": PASSWORD, "again": PASSWORD}
        assert "differ" in await owner.post(f"/desk/first/{token}", **{**form, "again": "another one"})
        assert "too short" in await owner.post(
            f"/desk/first/{token}", **{**form, "password": "short", "again": "short"}
        )
        await owner.post(f"/desk/first/{token}", **form)
        assert (owner.at, owner.status) == ("/desk", 200)
        assert "no longer good" in await thief.post(f"/desk/first/{token}", **{**form, "name": "Thief"})
        assert [account.name for account in await spa.life.store.read(accounts.everybody)] == ["Owner"]
        assert await spa.life.house.desk.door.offer_first() is None


async def test_the_one_time_link_is_good_for_fifteen_minutes(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa, spa.stranger() as owner:
        token = await spa.life.house.desk.door.offer_first()
        spa.life.clock.jump(14 * 60_000)
        await owner.get(f"/desk/first/{token}")
        assert owner.status == 200
        spa.life.clock.jump(2 * 60_000)
        assert "no longer good" in await owner.post(
            f"/desk/first/{token}", name="Owner", password=PASSWORD, again=PASSWORD
        )
        assert await spa.rows("SELECT * FROM staff_account") == []


async def test_wrong_passwords_are_refused_alike_and_only_so_often(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa, spa.stranger() as thief:
        await spa.hires("Lan")
        assert "don't fit together" in await thief.sign_in("Nobody")
        said = {await thief.sign_in("Lan", f"guess number {n}") for n in range(8)}
        assert len(said) == 1
        assert "Too many tries" in await thief.sign_in("Lan")
        assert thief.status == 429
        spa.life.clock.jump(61_000)
        await thief.sign_in(" LAN ")
        assert thief.at == "/desk"


async def test_the_cookie_is_out_of_scripts_reach_and_bound_to_an_encrypted_host(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book, public_url="https://spa.example") as spa, spa.stranger() as lan:
        await spa.hires("Lan")
        form = {"name": "Lan", "password": PASSWORD}
        headers = {"Origin": "https://spa.example"}
        async with lan.http.post(f"{spa.base}/desk/sign-in", data=form, headers=headers, allow_redirects=False) as got:
            cookie = got.headers["Set-Cookie"]
        assert cookie.startswith("__Host-desk=")
        assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
        (kept,) = await spa.rows("SELECT token_hash FROM staff_session")
        assert str(kept[0]) not in cookie


async def test_signing_out_a_new_password_and_a_removed_account_end_a_session(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        ends = (
            None,
            lambda db: accounts.change_password(db, "Lan", passwords.hashed(PASSWORD)),
            lambda db: accounts.remove(db, "lan"),
        )
        for end in ends:
            async with spa.member() as lan:
                assert lan.at == "/desk"
                await lan.get("/desk")
                if end is None:
                    await lan.post("/desk/sign-out")
                else:
                    await spa.life.store.write(end)
                await lan.get("/desk")
                assert lan.at == "/desk/sign-in"
        assert await spa.rows("SELECT * FROM staff_session") == []


@pytest.mark.parametrize(
    "foreign",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_form_of_another_page_does_nothing(tmp_path: Path, book: Book, foreign: dict[str, str]) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        talk = await spa.guest("hello")
        async with spa.member() as lan:
            await lan.get(f"/desk/talk/{talk}")
            await lan.post(f"/desk/talk/{talk}", headers=foreign, act="take")
            assert lan.status == 403
            assert await spa.rows("SELECT * FROM floor") == []


async def test_a_form_without_the_sessions_token_does_nothing(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        talk = await spa.guest("hello")
        async with spa.member() as lan, spa.member() as other:
            await other.get(f"/desk/talk/{talk}")
            foreign = other.token
            for token in ("", "x", foreign):
                await lan.get("/desk")
                await lan.post(f"/desk/talk/{talk}", act="take", token=token)
                assert lan.status == 403
            assert await spa.rows("SELECT * FROM floor") == []


async def test_no_link_leads_from_the_door_to_another_site(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        for evil in (
            "https://evil.example",
            "//evil.example",
            "/desk//evil",
            "/desk/talk/1\r\nX: y",
            "/\\evil.example",
        ):
            async with spa.stranger() as lan:
                await lan.get("/desk/sign-in")
                await lan.post("/desk/sign-in", name="Lan", password=PASSWORD, next=evil)
                assert lan.at == "/desk"


async def test_every_page_forbids_what_it_does_not_need(tmp_path: Path, book: Book) -> None:
    async with a_desk(tmp_path, book) as spa:
        await spa.hires("Lan")
        await spa.guest("hello")
        async with spa.member() as lan:
            for page in (*PAGES, "/desk/sign-in", "/desk/talk/99", "/desk/talk/x", "/desk/report.csv"):
                async with lan.http.get(spa.base + page, allow_redirects=False) as answer:
                    policy = answer.headers["Content-Security-Policy"]
                    assert "default-src 'none'" in policy
                    assert "unsafe" not in policy
                    assert answer.headers["Cache-Control"] == "no-store"
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
                    assert "<script>" not in await answer.text()
