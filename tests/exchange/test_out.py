import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.exchange import ExchangeError, Page, dump_archive, dump_markdown
from healing_journal.exchange.formats import archive
from healing_journal.exchange.tree import open_tree
from healing_journal.exchange.values import Asked
from healing_journal.model.day import Days
from healing_journal.model.record import Body, Record
from healing_journal.model.snapshot import Snapshot, replay

st.register_type_strategy(Days, st.tuples(st.dates(), st.dates()).map(lambda two: Days(min(two), max(two))))
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ASKED = Asked(today=date(2026, 3, 1))


def read_archive(path: Path) -> list[object]:
    """Return what an archive holds."""
    with open_tree(path) as tree:
        assert archive.sniff(tree)
        return list(archive.load(tree, ASKED))


def test_archive_gives_back_every_record(
    tmp_path: Path, records: tuple[Record, ...], pages: list[Page]
) -> None:
    """What goes into an archive comes out of it, record for record, in the same order."""
    dump_archive(tmp_path / "journal.json", records, pages, AT)
    assert read_archive(tmp_path / "journal.json") == list(records)


def test_archive_of_an_empty_journal(tmp_path: Path) -> None:
    """A journal with nothing in it makes an archive with nothing in it."""
    dump_archive(tmp_path / "journal.json", (), (), AT)
    assert read_archive(tmp_path / "journal.json") == []


def test_archive_is_plain_json_that_names_its_version(
    tmp_path: Path, records: tuple[Record, ...], pages: list[Page]
) -> None:
    """A stranger finds format and version first, and each entry's words and findings laid out for reading."""
    dump_archive(tmp_path / "journal.json", records, pages, AT)
    whole = msgspec.json.decode((tmp_path / "journal.json").read_bytes())
    assert list(whole) == ["format", "version", "exported", "records", "photos", "entries"]
    assert (whole["format"], whole["version"]) == ("healing-journal archive", 2)
    assert whole["entries"][0]["findings"][0]["quote"] == "she rang me"


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    """An archive of a later version is not half understood."""
    (tmp_path / "a.json").write_text('{"format":"healing-journal archive","version":3,"records":[]}')
    with pytest.raises(ExchangeError, match=r"^a\.json: .*newer version"):
        read_archive(tmp_path / "a.json")


def test_a_damaged_record_is_named_by_its_line(tmp_path: Path, records: tuple[Record, ...]) -> None:
    """One record that cannot be read stops the archive, and the line is told."""
    dump_archive(tmp_path / "j.json", records, (), AT)
    broken = (tmp_path / "j.json").read_text().replace('"kind":"removed"', '"kind":"burnt"', 1)
    (tmp_path / "j.json").write_text(broken)
    with pytest.raises(ExchangeError, match=r"^j\.json, line 6: "):
        read_archive(tmp_path / "j.json")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_an_archive_cut_short_is_refused(tmp_path: Path, records: tuple[Record, ...], share: float) -> None:
    """Of half an archive nothing comes in."""
    dump_archive(tmp_path / "j.json", records, (), AT)
    content = (tmp_path / "j.json").read_bytes()
    (tmp_path / "j.json").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ExchangeError, match=r"^j\.json, line \d+: .*take the export again"):
        read_archive(tmp_path / "j.json")


def test_markdown_holds_every_word(tmp_path: Path, records: tuple[Record, ...], pages: list[Page]) -> None:
    """Each entry is a file named after its day, with its words as they are; the bin stays behind."""
    dump_markdown(tmp_path / "out", pages, replay(records))
    files = {path.name: path.read_text() for path in (tmp_path / "out" / "entries").iterdir()}
    assert sorted(files) == ["2026-02-01_2026-02-07.md", "2026-02-14.md"]
    assert files["2026-02-14.md"].endswith("---\n\nAt the door she rang me.\n\n---\nI was so sad.\n\n")
    assert "from: 2026-02-01\ndate: 2026-02-07\n" in files["2026-02-01_2026-02-07.md"]
    assert not any("In the bin" in text for text in files.values())


def test_markdown_tells_what_was_found_and_kept(
    tmp_path: Path, records: tuple[Record, ...], pages: list[Page]
) -> None:
    """Findings stand with their words and fields; check-ins, letters, lists and incidents have their files."""
    dump_markdown(tmp_path, pages, replay(records))
    found = (tmp_path / "found.md").read_text()
    assert "- **contact** (by them, how call, when 2026-02-14): “she rang me”" in found
    assert "- **feeling** (feeling sadness, tense now, cried yes): “so sad”" in found
    assert "- longing: 7\n" in (tmp_path / "check-ins.md").read_text()
    assert "sealed until: 2027-01-01" in (tmp_path / "letters" / "001.md").read_text()
    assert "- my brother\n" in (tmp_path / "lists.md").read_text()
    assert "Knocked for an hour." in (tmp_path / "incidents.md").read_text()


def test_two_entries_of_one_day_do_not_meet(tmp_path: Path, pages: list[Page]) -> None:
    """Entries about the same day have each their own file."""
    dump_markdown(tmp_path, [pages[0], pages[0]], Snapshot())
    assert {p.name for p in (tmp_path / "entries").iterdir()} == {"2026-02-14.md", "2026-02-14-2.md"}


def test_files_are_for_their_owner_alone(
    tmp_path: Path, records: tuple[Record, ...], pages: list[Page]
) -> None:
    """Every file is 0600 and every folder 0700."""
    dump_markdown(tmp_path / "out", pages, replay(records))
    dump_archive(tmp_path / "out" / "journal.json", records, pages, AT)
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]
    }
    assert modes == {(True, 0o700), (False, 0o600)}


def test_nothing_is_written_over(tmp_path: Path, records: tuple[Record, ...]) -> None:
    """A file or a folder with something in it is left alone, in one sentence."""
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExchangeError, match="not empty"):
        dump_markdown(tmp_path, (), Snapshot())
    with pytest.raises(ExchangeError, match="already a file"):
        dump_archive(tmp_path / "mine.txt", records, (), AT)
    with pytest.raises(ExchangeError, match="is a file"):
        dump_markdown(tmp_path / "mine.txt", (), Snapshot())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_export_that_stops_leaves_nothing(tmp_path: Path, pages: list[Page]) -> None:
    """Where writing fails in the middle, no half export stays behind."""

    def stopping() -> object:
        yield pages[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dump_markdown(tmp_path, stopping(), Snapshot())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_sentence(records: tuple[Record, ...]) -> None:
    """Where the disk refuses, the sentence says where and what to do."""
    with pytest.raises(ExchangeError, match=r"could not be written .*Choose another place"):
        dump_archive(Path("/proc/nowhere.json"), records, (), AT)


MOMENTS = st.datetimes(timezones=st.just(UTC))
BODIES = st.one_of(*(st.from_type(kind) for kind in get_args(Body))).filter(
    lambda body: (
        "confidence=inf" not in repr(body)
        and "confidence=-inf" not in repr(body)
        and "=nan" not in repr(body)
    )
)


@given(st.lists(st.builds(Record, at=MOMENTS, body=BODIES), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_record_survives_the_archive(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Record]
) -> None:
    """Whatever a person did and wrote, of every kind of record there is, an archive keeps it."""
    folder = tmp_path_factory.mktemp("archive")
    dump_archive(folder / "j.json", kept, (), AT)
    assert read_archive(folder / "j.json") == kept
