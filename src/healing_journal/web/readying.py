"""Making ready, right after opening, what the first pages are made of, so that none of them waits for it."""

from __future__ import annotations

import logging
from threading import Thread

from healing_journal import pages
from healing_journal.web.views import House

_log = logging.getLogger(__name__)


def make_ready(house: House) -> Thread:
    """Tell the story and load every template and page beside whatever the person does first; return the thread."""
    thread = Thread(target=_ready, args=(house,), daemon=True)
    thread.start()
    return thread


def _ready(house: House) -> None:
    journal = house.desk.journal
    try:
        journal.story()
        for name in house.templates.list_templates():
            house.templates.get_template(name)
        for name in pages.__all__:
            getattr(pages, name)
    except Exception as fault:  # noqa: BLE001 - it may have locked meanwhile, and each page can be made without this
        _log.info("Not all was made ready: %s", type(fault).__name__)
