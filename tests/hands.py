"""What a person does at the very first start, and what a page must not do meanwhile, for all tests in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Error, Page, Request

PAGE = "He called me today after work. I cried in the car, and then I felt relieved."
SECRET = "four plain little words"


def begin(page: Page, words: str = PAGE) -> None:
    """Go from the first word to the first saved page."""
    page.fill("textarea", words)
    page.get_by_role("button", name="Save").click()
    page.fill("[name=passphrase]", SECRET)
    page.fill("[name=again]", SECRET)
    page.get_by_role("button", name="Lock it with this").click()
    page.locator(
        "ol.recovery li"
    ).last.wait_for()  # making the keys takes a moment, and reading a list does not wait
    recovery = [words.strip() for words in page.locator("ol.recovery li").all_inner_texts()]
    assert len(recovery) == 12
    for field in page.locator(".pair input").all():
        place = int(re.sub(r"\D", "", field.get_attribute("name") or ""))
        field.fill(recovery[place - 1])
    page.get_by_role("button", name="I have them on paper").click()


class Watch:
    """Whatever a page complains of, and every request of it to anywhere but this machine."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.far: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", self._fault)
        page.on("request", self._request)

    def settle(self) -> None:
        """Hold that nothing went wrong and nothing went elsewhere; a refused form is an answer, not a fault."""
        refused = "Failed to load resource: the server responded with a status of 4"
        assert [words for words in self.complaints if not words.startswith(refused)] == []
        assert self.far == []

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _fault(self, fault: Error) -> None:
        self.complaints.append(str(fault))

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.far.append(request.url)
