"""What a person does at the very first start, for all tests in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page

PAGE = "He called me today after work. I cried in the car, and then I felt relieved."
SECRET = "four plain little words"


def begin(page: Page, words: str = PAGE) -> None:
    """Go from the first word to the first saved page."""
    page.fill("textarea", words)
    page.get_by_role("button", name="Save").click()
    page.fill("[name=passphrase]", SECRET)
    page.fill("[name=again]", SECRET)
    page.get_by_role("button", name="Lock it with this").click()
    recovery = [words.strip() for words in page.locator("ol.recovery li").all_inner_texts()]
    assert len(recovery) == 12
    for field in page.locator(".pair input").all():
        place = int(re.sub(r"\D", "", field.get_attribute("name") or ""))
        field.fill(recovery[place - 1])
    page.get_by_role("button", name="I have them on paper").click()
