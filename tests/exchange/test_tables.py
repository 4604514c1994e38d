import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.exchange import Due, Event, dump_calendar, dump_checkins, dump_ledger
from healing_journal.model.day import Days
from healing_journal.model.record import CheckedIn

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DAY = Days.on(date(2026, 2, 14))


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def test_the_ledger_is_a_table(tmp_path: Path) -> None:
    """Each contact and each time without is a row with its days, sides and words; what is not known is empty."""
    told = Event(
        what="contact", days=DAY, by="them", how="call", them=2, quote='she said "hi",\nthen hung up'
    )
    dump_ledger(tmp_path / "l.csv", [told, Event(what="silence", days=None, length=9, sure=False)])
    assert rows(tmp_path / "l.csv") == [
        {
            "what": "contact", "first": "2026-02-14", "last": "2026-02-14", "days": "", "by": "them", "how": "call",
            "repeated": "false", "sure": "true", "from_me": "", "from_them": "2", "source": "entry",
            "quote": 'she said "hi",\nthen hung up',
        },
        {
            "what": "silence", "first": "", "last": "", "days": "9", "by": "", "how": "", "repeated": "false",
            "sure": "false", "from_me": "", "from_them": "", "source": "entry", "quote": "",
        },
    ]  # fmt: skip


def test_check_ins_are_a_table(tmp_path: Path) -> None:
    """Each day is a row; what was not given is empty, not nought."""
    dump_checkins(tmp_path / "c.csv", [CheckedIn(day=DAY.first, longing=7, calm=0, cried=False, word="grey")])
    (row,) = rows(tmp_path / "c.csv")
    assert (row["day"], row["longing"], row["calm"], row["sadness"]) == ("2026-02-14", "7", "0", "")
    assert (row["cried"], row["word"]) == ("false", "grey")


@given(st.sampled_from(["=", "+", "-", "@", "\t"]), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
@settings(max_examples=30, deadline=None)
def test_no_cell_is_a_formula(tmp_path_factory: pytest.TempPathFactory, first: str, rest: str) -> None:
    """Words that a spreadsheet would calculate with stay words."""
    path = tmp_path_factory.mktemp("csv") / "l.csv"
    dump_ledger(path, [Event(what="contact", days=DAY, by="me", how="letter", quote=first + rest)])
    assert rows(path)[0]["quote"] == f"'{first}{rest}"


def test_the_calendar_has_days_and_no_words(tmp_path: Path) -> None:
    """Each date is a whole private day under a plain title, with an identity that stays."""
    dues = [Due("promise", DAY, "e1 will fly out"), Due("letter", Days(DAY.first, date(2026, 2, 16)), "l1")]
    dump_calendar(tmp_path / "a.ics", dues, AT)
    dump_calendar(tmp_path / "b.ics", dues, AT)
    text = (tmp_path / "a.ics").read_bytes().decode()
    assert text == (tmp_path / "b.ics").read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert (
        "DTSTART;VALUE=DATE:20260214\r\nDTEND;VALUE=DATE:20260217\r\nSUMMARY:A letter opens\r\nCLASS:PRIVATE"
        in text
    )
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert "fly" not in text
