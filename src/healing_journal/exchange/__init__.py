"""Other programs' formats: what they hold comes in as plain values, and the journal goes out as plain files.

`formats/` has a file for each; `table` knows them all. Nothing here knows the store or the journal.
"""

from healing_journal.exchange.formats.archive import dump as dump_archive
from healing_journal.exchange.formats.markdown_folder import dump as dump_markdown
from healing_journal.exchange.table import FORMATS, load, sniff
from healing_journal.exchange.values import (
    Asked,
    Doubt,
    Draft,
    ExchangeError,
    LeftOut,
    Loaded,
    Message,
    Page,
    Photo,
    WhoError,
)

__all__ = [
    "FORMATS",
    "Asked",
    "Doubt",
    "Draft",
    "ExchangeError",
    "LeftOut",
    "Loaded",
    "Message",
    "Page",
    "Photo",
    "WhoError",
    "dump_archive",
    "dump_markdown",
    "load",
    "sniff",
]
