"""Chromium as the system has it, on a real server with the invented writer's journal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, StorageStateCookie, expect

from hands import Watch
from healing_journal.demo import clock_of_the_demo, fill
from healing_journal.journal import Journal
from kit import CHEAP, PASSPHRASE
from wire import Served, serving

expect.set_options(
    timeout=20_000
)  # milliseconds: a busy machine is slow, and what never comes fails all the same

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    """Return where the system's Chromium is, if it has one."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium; where there is none, say how to have it."""
    found = chromium()
    if found is None:
        missing = (
            "No Chromium was found: install it (Debian: apt-get install chromium) to run the browser's tests."
        )
        if os.environ.get("HJ_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return {"executable_path": found, "args": FLAGS}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on the invented writer's journal, read through, with a session in it."""
    place = tmp_path_factory.mktemp("browsed") / "my.journal"
    journal, _ = Journal.new(place, PASSPHRASE, clock_of_the_demo(), cost=CHEAP)
    fill(journal)
    journal.close()
    with serving(place, passphrase=PASSPHRASE) as server:
        server.enter()
        yield server


@pytest.fixture(scope="session")
def base(served: Served) -> str:
    """The address that all pages begin with."""
    return served.origin + served.path


@pytest.fixture(scope="session")
def state(served: Served) -> StorageState:
    """The session's cookie, as a browser keeps it."""
    name, _, value = served.cookie.partition("=")
    cookie = StorageStateCookie(
        name=name, value=value, domain="127.0.0.1", path=f"{served.path}/", expires=-1,
        httpOnly=True, secure=False, sameSite="Strict",
    )  # fmt: skip
    return StorageState(cookies=[cookie], origins=[])


@pytest.fixture
def inside(browser: Browser, state: StorageState) -> Iterator[Page]:
    """A page of a browser that was let in; at the end nothing may have gone wrong or gone elsewhere."""
    context = browser.new_context(storage_state=state)
    page = context.new_page()
    watch = Watch(page)
    yield page
    context.close()
    watch.settle()


@pytest.fixture
def first(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of a browser at the very first start, with no journal yet."""
    with serving(tmp_path / "kept" / "my.journal") as server:
        context = browser.new_context()
        page = context.new_page()
        watch = Watch(page)
        page.goto(server.address)
        page.wait_for_url("**/write")
        yield page
        context.close()
        watch.settle()
