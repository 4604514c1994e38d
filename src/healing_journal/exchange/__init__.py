"""Other programs' formats: what they hold comes in as plain values, and the journal goes out as plain files.

`formats/` has a file for each; `table` knows them all. Nothing here knows the store or the journal.
"""

from healing_journal.exchange.formats.archive import dump as dump_archive
from healing_journal.exchange.formats.calendar import dump as dump_calendar
from healing_journal.exchange.formats.day_one import dump as dump_day_one
from healing_journal.exchange.formats.epub import dump as dump_epub
from healing_journal.exchange.formats.jrnl import dump_json as dump_jrnl_json
from healing_journal.exchange.formats.jrnl import dump_text as dump_jrnl
from healing_journal.exchange.formats.ledger_csv import dump_checkins, dump_ledger
from healing_journal.exchange.formats.markdown_folder import dump as dump_markdown
from healing_journal.exchange.formats.pdf import dump as dump_pdf
from healing_journal.exchange.given import Given
from healing_journal.exchange.outward import new_folder
from healing_journal.exchange.table import FORMATS, load, sniff
from healing_journal.exchange.threads import Paragraph, apart, paragraphs
from healing_journal.exchange.values import (
    Asked,
    Attached,
    Doubt,
    Draft,
    Due,
    Event,
    ExchangeError,
    LeftOut,
    Loaded,
    Message,
    Order,
    Page,
    Photo,
    WhoError,
)

__all__ = [
    "FORMATS",
    "Asked",
    "Attached",
    "Doubt",
    "Draft",
    "Due",
    "Event",
    "ExchangeError",
    "Given",
    "LeftOut",
    "Loaded",
    "Message",
    "Order",
    "Page",
    "Paragraph",
    "Photo",
    "WhoError",
    "apart",
    "dump_archive",
    "dump_calendar",
    "dump_checkins",
    "dump_day_one",
    "dump_epub",
    "dump_jrnl",
    "dump_jrnl_json",
    "dump_ledger",
    "dump_markdown",
    "dump_pdf",
    "load",
    "new_folder",
    "paragraphs",
    "sniff",
]
