"""What each journal's and notes program's export becomes: made-up files of the real shapes, in samples/."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from healing_journal.exchange import Asked, ExchangeError, Loaded, load
from healing_journal.model.record import CheckedIn

Bring = Callable[..., Loaded]
Samples = Callable[[str], dict[str, bytes]]

WORDS = {
    "apple_journal": [("2024-05-12", "A walk\n\nShe was not there.\n\nGood.")],
    "day_one": [
        ("2024-05-12", "# Late\n\nShe rang me at ten. I cried!\n\n"),
        ("2024-05-14", "Only rich words.\n"),
    ],
    "daylio": [("2024-05-12", "Late\n\nHe rang.\nTwice."), ("2024-05-13", 'A "quiet" day,\nat last.')],
    "daylio_backup": [("2024-05-12", "Saw them.")],
    "daylio_old": [("2019-05-12", "Me llamó.")],
    "diarium": [("2024-05-12", "Evening\n\nWe met by chance.\n\nTwo minutes.")],
    "html": [("2024-05-12", "He left & took the cat."), ("2024-05-14", "- slept\n- ate")],
    "joplin": [("2024-05-12", "Sunday\n\nHe rang. pic link")],
    "journey": [("2019-05-05", "He came by.\n\nI did not open."), ("2024-05-13", "Newer words.")],
    "jrnl": [
        ("2024-05-12", "She left.\nI stood in the door."),
        ("2024-05-13", "Nothing today. *\n @her did not write."),
    ],
    "jrnl_json": [("2024-05-12", "She left.\nI stood in the door."), ("2024-05-13", "Nothing today.")],
    "keep": [
        ("2024-05-12", "Reminder\n\nDo not text her."),
        ("2024-05-13", "To do instead\n\n- [x] walk\n- [ ] ring Ma"),
    ],
    "obsidian": [("2024-05-12", "Saw Jo with Kim.\n![[a.png]]")],
    "rednotebook": [
        ("2024-05-12", "She left her key."),
        ("2024-05-13", "First line.\nSecond line.\n\n- Mood: low"),
        ("2024-06-01", "June words."),
    ],
    "standard_notes": [("2024-05-12", "Monday\n\nHe wrote twice.")],
    "text": [("2024-05-12", "# Diary\n\nHe left."), ("2024-05-14", "Still gone.")],
}
PHOTOS = {"apple_journal": 1, "day_one": 1, "diarium": 1, "joplin": 1, "journey": 1, "keep": 1, "obsidian": 1}
LEFT = {
    "apple_journal": 1, "daylio_backup": 1, "day_one": 2, "diarium": 1, "jrnl_json": 1, "keep": 1, "rednotebook": 2, "standard_notes": 1,
}  # fmt: skip


@pytest.mark.parametrize("shelf", ["", "export.zip"])
@pytest.mark.parametrize("name", WORDS)
def test_each_export_is_known_and_read(bring: Bring, samples: Samples, name: str, shelf: str) -> None:
    """Each export is told from the others by itself, as a folder and as a zip, and its days and words come in."""
    loaded = bring(samples(name), shelf=shelf, zone="UTC")
    assert loaded.format == name.partition("_backup")[0].removesuffix("_old").removesuffix("_json")
    assert [(draft.days.last.isoformat(), draft.text) for draft in loaded.drafts] == WORDS[name]
    assert sum(len(draft.photos) for draft in loaded.drafts) == PHOTOS.get(name, 0)
    assert len(loaded.left_out) == LEFT.get(name, 0)
    assert not loaded.doubts


@pytest.mark.parametrize("name", WORDS)
def test_each_export_twice_is_once(bring: Bring, samples: Samples, name: str) -> None:
    """The same export gives the same keys each time, a different one for each entry."""
    keys = [[draft.key for draft in bring(samples(name), zone="UTC").drafts] for _ in range(2)]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(WORDS[name])


@pytest.mark.parametrize("name", ["day_one", "journey"])
def test_an_entry_keeps_its_own_clock(bring: Bring, samples: Samples, name: str) -> None:
    """The day is that of the writer's own time zone when it was written, which is kept."""
    (first, *_) = bring(samples(name), zone="UTC").drafts
    assert first.zone in {"America/New_York", "Asia/Tokyo"}


def test_daylio_moods_become_one_check_in_a_day(bring: Bring, samples: Samples) -> None:
    """Moods stay words and activities a list: no number is made up for them."""
    first, second = bring(samples("daylio")).checkins
    assert (first.day.isoformat(), first.word, first.done) == (
        "2024-05-12",
        "bad, meh",
        "friends, running, work",
    )
    assert second.word == "good"
    assert all(
        getattr(one, name) is None for one in (first, second) for name in ("longing", "sadness", "calm")
    )
    (wobbly,) = bring(samples("daylio_backup")).checkins
    assert wobbly == CheckedIn(day=first.day, word="wobbly", done="reading")


def test_a_joplin_archive_is_read(tmp_path: Path, samples: Samples) -> None:
    """A JEX is a tar of the same files."""
    with tarfile.open(tmp_path / "notes.jex", "w") as tar:
        for name, content in samples("joplin").items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    loaded = load(tmp_path / "notes.jex", Asked(today=__import__("datetime").date(2026, 3, 1), zone="UTC"))
    assert [draft.text for draft in loaded.drafts] == ["Sunday\n\nHe rang. pic link"]


def docx(*paragraphs: str) -> bytes:
    """Return a Word document of these paragraphs."""
    body = "".join(f"<w:p><w:pPr><w:tabs><w:tab w:val='x'/></w:tabs></w:pPr>{p}</w:p>" for p in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        zipped.writestr(
            "word/document.xml", f"<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>"
        )
        zipped.writestr("word/media/image1.png", b"picture")
    return out.getvalue()


DOCX = docx(
    "<w:r><w:t>12 May 2024</w:t></w:r>",
    "<w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>left.</w:t><w:br/>"
    "<w:t>I stood</w:t><w:tab/><w:t>still.</w:t></w:r>",
    "<w:r><w:t>13 May 2024</w:t></w:r>",
    "<w:r><w:t>Rain.</w:t></w:r>",
)


@pytest.mark.parametrize("files", [{"Diary.docx": DOCX}, {"Diary.docx": DOCX, "x/other.bin": b"x"}])
def test_a_word_document_is_cut_at_its_days(bring: Bring, files: dict[str, bytes]) -> None:
    """Paragraphs of a document are lines, dated ones begin entries, struck-out words stay out."""
    loaded = bring(files)
    assert loaded.format == "docx"
    assert [(d.days.last.day, d.text) for d in loaded.drafts] == [
        (12, "He left.\nI stood\tstill."),
        (13, "Rain."),
    ]
    assert loaded.drafts[0].photos[0].content == b"picture"


def test_an_encrypted_backup_says_so(bring: Bring) -> None:
    """An encrypted backup cannot be read; the sentence says what to do instead."""
    items = [
        {"content_type": "Note", "uuid": "u", "content": "004:abc", "created_at": "2024-05-12T10:00:00Z"}
    ]
    with pytest.raises(ExchangeError, match="encrypted; make a decrypted one"):
        bring({"backup.txt": json.dumps({"version": "004", "items": items})})


def test_a_chat_saved_as_pages_is_no_diary(bring: Bring) -> None:
    """A chat saved as HTML would bring in words unasked, theirs among them; it is refused with advice."""
    with pytest.raises(ExchangeError, match="export it as JSON"):
        bring({"messages.html": '<div class="from_name">Jo</div><div class="text">hi</div>'})


def test_a_named_format_wins(bring: Bring, samples: Samples) -> None:
    """Where the person names the format, it is taken; a name that is none is answered with those there are."""
    assert bring(samples("jrnl"), known_as="text").format == "text"
    with pytest.raises(ExchangeError, match="Choose one of: archive, "):
        bring(samples("jrnl"), known_as="papyrus")


def test_a_note_kept_as_a_tree_becomes_its_words(bring: Bring) -> None:
    """Standard Notes' newer editor keeps a note as JSON; its words are taken out of it."""
    paragraphs = [
        {"type": "paragraph", "children": [{"type": "text", "text": word}]} for word in ("She", "left")
    ]
    text = json.dumps({"root": {"children": paragraphs, "type": "root"}}, separators=(",", ":"))
    item = {
        "content_type": "Note",
        "uuid": "u",
        "content": {"title": "", "text": text},
        "created_at": "2024-05-12T10:00:00Z",
    }
    (draft,) = bring({"backup.txt": json.dumps({"version": "004", "items": [item]})}).drafts
    assert draft.text == "She\n\nleft"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("day_one", "Journal.json"),
        ("diarium", "Diarium.json"),
        ("standard_notes", "Standard Notes Backup and Import File.txt"),
        ("jrnl_json", "export.json"),
        ("daylio", "daylio_export.csv"),
        ("sms", "sms-20240601.xml"),
        ("telegram", "result.json"),
        ("signal_json", "messages.json"),
    ],
)
@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_half_a_file_is_no_import(bring: Bring, samples: Samples, name: str, file: str, share: float) -> None:
    """Of a file that breaks off nothing comes in; the sentence names file and line and says what to do."""
    content = samples(name)[file]
    half = content[: int(len(content) * share)] if name != "daylio" else content[: -6 - int(4 * share)]
    with pytest.raises(ExchangeError, match=r"(again|damaged)") as told:
        bring({file: half}, me="Me", them="Jo")
    assert told.value.file == file
    assert told.value.line > 0


def test_one_damaged_note_of_many_is_named(bring: Bring, samples: Samples) -> None:
    """In a folder of notes, one that is damaged is left out by name, and the others come in."""
    files = samples("keep") | {"Takeout/Keep/Broken.json": b'{"isTrashed": false, "textContent": "x'}
    loaded = bring(files, zone="UTC")
    assert len(loaded.drafts) == len(WORDS["keep"])
    assert "Takeout/Keep/Broken.json" in [left.file for left in loaded.left_out]


def test_files_of_other_kinds_are_named(bring: Bring, samples: Samples) -> None:
    """What lies beside an export and is none of it is told, by its ending and number."""
    files = samples("keep") | {"Takeout/Keep/Note one.html": b"x", "Takeout/Keep/List.html": b"x"}
    why = [left.why for left in bring(files, zone="UTC").left_out]
    assert "files of this kind (.html), 2 in all: not part of Google Keep" in why
