"""The help lines: every row has its source, and nobody's check is made up."""

from datetime import date, timedelta

import msgspec
import pytest

from healing_journal.care import lines, release
from healing_journal.care.lines import Line, age, all_lines, countries, country, lines_for, made_on

EVERY = [line for whom in ("suicide", "abuse", "children") for line in all_lines(whom)]


@pytest.mark.parametrize("line", EVERY, ids=lambda line: f"{line.country} {line.number}")
def test_every_row_can_be_relied_on_as_far_as_it_says(line: Line) -> None:
    """A row names its source, a known country, and a number that a telephone can dial."""
    assert line.source
    assert country(line.country).name
    assert line.languages
    assert set(line.number) <= set("0123456789 -+")
    assert line.source_year == 0 or 2000 <= line.source_year <= made_on().year


@pytest.mark.parametrize("line", EVERY, ids=lambda line: f"{line.country} {line.number}")
def test_a_check_has_a_day_and_a_person(line: Line) -> None:
    """A row either was checked by someone on some day, or says neither."""
    assert (line.checked_on is None) == (line.by == "")


def test_no_line_stands_twice() -> None:
    """One row for each number, country and need."""
    assert len({(line.country, line.number, line.whom) for line in EVERY}) == len(EVERY)


def test_a_country_has_its_own_lines_only() -> None:
    """Choosing a country shows its lines and no others."""
    assert {line.country for line in lines_for("NZ")} == {"NZ"}
    assert lines_for("XX") == ()
    assert country("XX").emergency == ""


def test_all_lines_stand_by_country() -> None:
    """One finds a country in the list of all."""
    names = [country(line.country).name for line in all_lines()]
    assert names == sorted(names)
    assert [one.name for one in countries()] == sorted(one.name for one in countries())


def test_emergency_numbers_are_those_of_the_country() -> None:
    """A wrong emergency number is the worst error of all, so the well-known ones are pinned."""
    known = {"US": "911", "CA": "911", "GB": "999", "AU": "000", "NZ": "111", "DE": "112", "FR": "112"}
    assert {code: country(code).emergency for code in known} == known


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "fresh"), (180, "fresh"), (181, "old"), (366, "very_old")]
)
def test_the_list_knows_its_age(days: int, expected: str) -> None:
    """After half a year the page says that lines may be old, after a year what to do instead."""
    today = made_on() + timedelta(days=days)
    assert age(today) == expected
    assert lines.is_old(today) == (expected != "fresh")


def _checked(line: Line, on: date | None) -> Line:
    return msgspec.structs.replace(line, checked_on=on, by="" if on is None else "A. Reader")


def test_a_release_waits_for_rows_that_nobody_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row never checked, or not for 180 days, is a problem by name; one checked lately is none."""
    today = date(2026, 11, 22)
    fresh, edge, stale, never = EVERY[:4]
    rows = (
        _checked(fresh, today),
        _checked(edge, today - timedelta(days=180)),
        _checked(stale, today - timedelta(days=181)),
        _checked(never, None),
    )
    directory = msgspec.structs.replace(lines._directory(), line=rows)
    monkeypatch.setattr(lines, "_directory", lambda: directory)
    problems = lines.release_problems(today)
    assert [stale.name in problems[0], never.name in problems[1], len(problems)] == [True, True, 2]


def test_release_says_what_is_to_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with a status of its own, and one sentence for each row that waits."""
    waiting = lines.release_problems(date.today())
    assert release.main() == (1 if waiting else 0)
    said = capsys.readouterr().out.splitlines()
    assert said[: len(waiting)] == waiting
