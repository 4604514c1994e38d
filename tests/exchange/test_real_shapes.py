"""What real exports contain that no description of them tells: marks, clocks, notices, halves, other languages."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

import msgspec
import pytest

from healing_journal.exchange import FORMATS, Asked, ExchangeError, Given, Loaded, load

SAMPLES = Path(__file__).parent / "samples"
ASKED = Asked(today=date(2026, 3, 1), me="Me", them="Jo", zone="UTC")
DAYS = [date(2024, 5, 30), date(2024, 6, 2), date(2024, 6, 13)]

CHATS = {
    "Android, British": [
        "30/05/2024, 21:30 - Messages and calls are end-to-end encrypted. Tap to learn more.",
        "30/05/2024, 21:31 - Jo: hello", "02/06/2024, 09:00 - Me: <Media omitted>", "13/06/2024, 10:00 - Jo: ok",
    ],
    "Android, American, with a narrow space before AM": [
        "5/30/24, 9:30\u202fPM - Jo: hello", "6/2/24, 9:00\u202fAM - Me: yes", "6/13/24, 10:00\u202fAM - Jo: ok",
    ],
    "iPhone, with marks": [
        "\u200e[30/05/2024, 21:30:05] Jo: \u200eMessages and calls are end-to-end encrypted.",
        "[30/05/2024, 21:31:05] Jo: hello", "\u200e[02/06/2024, 09:00:00] Me: \u200eimage omitted",
        "[13/06/2024, 10:00:00] Jo: ok",
    ],
    "iPhone, American": [
        "[5/30/24, 9:30:05\u202fPM] Jo: hello", "[6/2/24, 9:00:00\u202fAM] Me: yes", "[6/13/24, 10:00:00\u202fAM] Jo: ok",
    ],
    "Android, German": [
        "30.05.24, 21:30 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "30.05.24, 21:31 - Jo: hallo", "02.06.24, 09:00 - Me: <Medien ausgeschlossen>", "13.06.24, 10:00 - Jo: gut",
    ],
    "iPhone, German": [
        "[30.05.24, 21:31:05] Jo: hallo", "[02.06.24, 09:00:00] Me: ja", "[13.06.24, 10:00:00] Jo: gut",
    ],
    "Android, Spanish": [
        "30/5/24, 9:31 p. m. - Jo: hola", "2/6/24, 9:00 a. m. - Me: <Multimedia omitido>", "13/6/24, 10:00 a. m. - Jo: vale",
    ],
    "Android, Spanish, with spaces that do not break": [
        "30/5/24, 9:31\u00a0p.\u00a0m. - Jo: hola", "2/6/24, 9:00\u00a0a.\u00a0m. - Me: si", "13/6/24, 10:00\u00a0a.\u00a0m. - Jo: vale",
    ],
    "Android, French": [
        "30/05/2024, 21:31 - Jo: salut", "02/06/2024, 09:00 - Me: <Médias omis>", "13/06/2024 à 10:00 - Jo: bon",
    ],
    "iPhone, Portuguese": [
        "[30/05/24, 21:31:05] Jo: oi", "[02/06/24, 09:00:00] Me: sim", "[13/06/24, 10:00:00] Jo: bom",
    ],
    "Android, Portuguese": [
        "30/05/2024 21:31 - Jo: oi", "02/06/2024 09:00 - Me: sim", "13/06/2024 10:00 - Jo: bom",
    ],
    "iPhone, Italian": [
        "[30/05/24, 21:31:05] Jo: ciao", "[02/06/24, 09:00:00] Me: si", "[13/06/24, 10:00:00] Jo: bene",
    ],
    "Android, Dutch": ["30-05-2024 21:31 - Jo: hoi", "02-06-2024 09:00 - Me: ja", "13-06-2024 10:00 - Jo: goed"],
    "Android, Russian": ["30.05.2024, 21:31 - Jo: да", "02.06.2024, 09:00 - Me: нет", "13.06.2024, 10:00 - Jo: да"],
    "Android, Swedish": ["2024-05-30 21:31 - Jo: hej", "2024-06-02 09:00 - Me: ja", "2024-06-13 10:00 - Jo: bra"],
    "iPhone, Finnish": [
        "[30.5.2024 klo 21.31.05] Jo: moi", "[2.6.2024 klo 9.00.00] Me: joo", "[13.6.2024 klo 10.00.00] Jo: hyvä",
    ],
    "iPhone, Danish": [
        "[30/05/2024 21.31.05] Jo: hej", "[02/06/2024 09.00.00] Me: ja", "[13/06/2024 10.00.00] Jo: godt",
    ],
    "Android, Arabic digits": [
        "\u200f٣٠\u200f/٥\u200f/٢٠٢٤، ٩:٣١ م - Jo: مرحبا", "\u200f٢\u200f/٦\u200f/٢٠٢٤، ٩:٠٠ ص - Me: نعم", "\u200f١٣\u200f/٦\u200f/٢٠٢٤، ١٠:٠٠ ص - Jo: حسنا",
    ],
    "iPhone, Persian digits": [
        "[۲۰۲۴/۵/۳۰،\u200f ۲۱:۳۱:۰۵] Jo: سلام", "[۲۰۲۴/۶/۲،\u200f ۹:۰۰:۰۰] Me: بله", "[۲۰۲۴/۶/۱۳،\u200f ۱۰:۰۰:۰۰] Jo: خوب",
    ],
    "iPhone, Japanese": [
        "[2024/05/30 21:31:05] Jo: はい", "[2024/06/02 9:00:00] Me: うん", "[2024/06/13 10:00:00] Jo: いいよ",
    ],
    "Android, Korean": [
        "2024. 5. 30. 오후 9:31 - Jo: 안녕", "2024. 6. 2. 오전 9:00 - Me: 네", "2024. 6. 13. 오전 10:00 - Jo: 좋아",
    ],
    "iPhone, Chinese": [
        "[2024/5/30 下午9:31:05] Jo: 你好", "[2024/6/2 上午9:00:00] Me: 好", "[2024/6/13 上午10:00:00] Jo: 行",
    ],
    "Android, Turkish": ["30.05.2024 21:31 - Jo: merhaba", "2.06.2024 09:00 - Me: evet", "13.06.2024 10:00 - Jo: iyi"],
    "Android, Polish": ["30.05.2024, 21:31 - Jo: hej", "2.06.2024, 09:00 - Me: tak", "13.06.2024, 10:00 - Jo: ok"],
    "iPhone, Thai": [
        "[30/5/2567 BE 21:31:05] Jo: ok", "[2/6/2567 BE 09:00:00] Me: ok", "[13/6/2567 BE 10:00:00] Jo: ok",
    ],
    "Android, Hungarian": [
        "2024. 05. 30. 21:31 - Jo: szia", "2024. 06. 02. 9:00 - Me: igen", "2024. 06. 13. 10:00 - Jo: jó",
    ],
}  # fmt: skip


def _read(name: str, content: bytes, form: str = "") -> Loaded:
    return load(Given(name, {name: content}), ASKED, form)


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("where", CHATS)
def test_a_chat_of_any_phone(where: str, ends: str) -> None:
    """Whatever clock, calendar, digits and marks a phone writes, the days and sides of its chat are known."""
    loaded = _read("WhatsApp Chat with Jo.txt", ends.join([*CHATS[where], ""]).encode("utf-8-sig"))
    assert loaded.format == "whatsapp"
    assert [(one.day, one.by, one.count) for one in loaded.messages] == [
        (DAYS[0], "them", 1), (DAYS[1], "me", 1), (DAYS[2], "them", 1),
    ]  # fmt: skip
    assert all(one.began and not one.text for one in loaded.messages)


def test_who_wrote_first_is_known_however_a_file_is_ordered() -> None:
    """A download that tells the newest first knows who began a day as well as one that tells the oldest first."""
    base = 1_717_000_000_000
    told = [("Jo", base + 60_000), ("Me", base)]
    messages = [{"sender_name": who, "timestamp_ms": at, "content": "x"} for who, at in told]
    people = [{"name": "Jo"}, {"name": "Me"}]
    loaded = _read("message_1.json", msgspec.json.encode({"participants": people, "messages": messages}))
    assert {one.by: one.began for one in loaded.messages} == {"me": True, "them": False}


def test_a_group_is_asked_about_and_named() -> None:
    """Of a group only the writer and the one who is meant come in, and that is said."""
    lines = "".join(f"30/05/2024, 21:3{n} - {who}: hi\n" for n, who in enumerate(["Jo", "Me", "Ali", "Jo"]))
    loaded = _read("chat.txt", lines.encode())
    assert {(one.by, one.count) for one in loaded.messages} == {("them", 2), ("me", 1)}
    assert any("more than two people" in one.why for one in loaded.doubts)


def test_texts_with_nothing_in_their_fields() -> None:
    """SMS Backup & Restore writes the word null for what is not there; nothing of that comes in as words or a name."""
    xml = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup &amp; Restore-->\n"
        '<smses count="3">'
        '<sms protocol="0" address="+44 7700 900100" date="1717104660000" type="1" subject="null" body="hi &#55357;&#56832;"'
        ' toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" contact_name="(Unknown)" />'
        '<sms address="+447700900100" date="1717104661000" type="2" body="null" contact_name="null" />'
        '<mms date="1717104662000" msg_box="1" address="+447700900100" contact_name="(Unknown)" m_type="132"><parts>'
        '<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" /><part seq="0" ct="image/jpeg" data="AAAA" text="null" />'
        '<part seq="0" ct="text/plain" text="look" /></parts><addrs><addr address="insert-address-token" type="151"/></addrs></mms>'
        "</smses>"
    )
    asked = msgspec.structs.replace(ASKED, words=True)
    loaded = load(Given("sms.xml", {"sms.xml": xml.encode()}), asked)
    told = {one.by: one for one in loaded.messages}
    assert (told["them"].count, told["me"].count) == (2, 1)
    assert "look" in told["them"].text
    assert "😀" in told["them"].text
    assert not any("null" in one.text for one in loaded.messages)


def test_a_download_that_mangles_letters_is_mended() -> None:
    """Facebook and Instagram write UTF-8 as if it were Latin-1; names are read as they were written."""
    people = [{"name": "Zo\u00c3\u00ab"}, {"name": "Me"}]
    message = {
        "sender_name": "Zo\u00c3\u00ab",
        "timestamp_ms": 1717104660000,
        "content": "\u00f0\u009f\u0099\u0082",
    }
    asked = msgspec.structs.replace(ASKED, them="Zoë", words=True)
    content = msgspec.json.encode({"participants": people, "messages": [message]})
    loaded = load(Given("message_1.json", {"message_1.json": content}), asked)
    assert [(one.by, one.text[-1]) for one in loaded.messages] == [("them", "🙂")]


NEWER_JOURNEY = {
    "id": "G9", "dateOfJournal": "2024-05-30T21:31:00.000Z", "updatedAt": "2024-05-30T21:31:00.000Z", "timezone": "Europe/Paris",
    "text": "<p>We sat by the river.</p><p>It was late.</p>", "type": "html", "tags": [], "encrypted": False, "version": 1,
    "attachments": ["G9-a.jpg", {"name": "G9-b.png"}], "location": {"lat": 48.8, "lng": 2.3}, "sentiment": 0.5, "music": None,
}  # fmt: skip


def test_a_newer_journey_export() -> None:
    """Journey's newer files tell their date and their attachments under other names."""
    files = {
        "G9.json": msgspec.json.encode(NEWER_JOURNEY),
        "G9-a.jpg": b"\xff\xd8\xff",
        "G9-b.png": b"\x89PNG\r\n",
    }
    loaded = load(Given("journey", files), ASKED)
    (draft,) = loaded.drafts
    assert (loaded.format, draft.days.first, draft.zone) == ("journey", date(2024, 5, 30), "Europe/Paris")
    assert draft.text == "We sat by the river.\n\nIt was late."
    assert [photo.name for photo in draft.photos] == ["G9-a.jpg", "G9-b.png"]


def test_a_locked_journey_entry_is_named() -> None:
    """An entry that Journey encrypted is left out, with what to do."""
    loaded = _read("a.json", msgspec.json.encode({**NEWER_JOURNEY, "encrypted": True}))
    assert [one.why for one in loaded.left_out] == ["it is locked; take the export again without encryption"]


def test_diarium_writes_a_list_or_a_file_each() -> None:
    """One list, or a zip with a file for each entry: both are read; its fractions of a second may have any length."""
    one = {
        "date": "2024-05-30T21:31:05.48828",
        "heading": "<p>Late</p>",
        "html": "<p>By the river.</p>",
        "rating": 0,
    }
    two = {"date": "2024-06-02T09:00:00.0000000+00:00", "heading": "", "html": "<p>Home.</p>", "tags": ["x"]}
    listed = _read("Diarium.json", msgspec.json.encode([one, two]))
    each = load(Given("d", {"a.json": msgspec.json.encode(one), "b.json": msgspec.json.encode(two)}), ASKED)
    for loaded in (listed, each):
        assert loaded.format == "diarium"
        assert [(draft.days.first, draft.text) for draft in loaded.drafts] == [
            (date(2024, 5, 30), "Late\n\nBy the river."), (date(2024, 6, 2), "Home."),
        ]  # fmt: skip


def test_several_day_one_journals_with_missing_words() -> None:
    """Each journal of a Day One export comes in; an entry of pictures alone is named, not lost silently."""
    entry = {
        "uuid": "A" * 32,
        "creationDate": "2024-05-30T21:31:05Z",
        "timeZone": "Europe\\/Paris",
        "text": "Late.",
    }
    bare = {
        "uuid": "B" * 32,
        "creationDate": "2024-06-02T09:00:00Z",
        "photos": [{"identifier": "C", "md5": None, "type": "jpeg"}],
    }
    files = {
        "Journal.json": msgspec.json.encode({"metadata": {"version": "1.0"}, "entries": [entry]}),
        "Travel.json": msgspec.json.encode({"metadata": {"version": "1.0"}, "entries": [bare]}),
    }
    loaded = load(Given("export", files), ASKED)
    assert [draft.text for draft in loaded.drafts] == ["Late."]
    assert any(one.why == "there are no words in it" and one.file == "Travel.json" for one in loaded.left_out)


def test_the_photos_of_a_daylio_backup_lie_under_their_checksums() -> None:
    """A backup names its pictures by number, and keeps each under its checksum, by year and month."""
    row = {"day": 30, "month": 4, "year": 2024, "mood": 1, "tags": [], "note": "By the lake.", "assets": [7]}
    bare = {**row, "day": 29, "note": "", "assets": [7, 8]}
    told = {"version": 15, "dayEntries": [row, bare], "assets": [{"id": 7, "checksum": "c0ffee", "type": 1}]}
    files = {
        "backup.daylio": base64.b64encode(msgspec.json.encode(told)),
        "assets/photos/2024/5/c0ffee": b"\xff\xd8\xff",
    }
    loaded = load(Given("backup", files), ASKED)
    (draft,) = loaded.drafts
    assert [photo.content for photo in draft.photos] == [b"\xff\xd8\xff"]
    assert {one.why for one in loaded.left_out} == {
        "its pictures: there are no words beside them", "a picture that it names is not among the files",
    }  # fmt: skip


def _halves() -> list[tuple[str, str]]:
    return [
        (sample.name, path.relative_to(sample).as_posix())
        for sample in sorted(SAMPLES.iterdir())
        for path in sorted(sample.rglob("*"))
        if path.is_file()
    ]


@pytest.mark.parametrize(("sample", "victim"), _halves())
def test_a_file_cut_anywhere_is_read_or_refused_in_a_sentence(sample: str, victim: str) -> None:
    """Cut at every tenth byte, a file comes in as far as it goes, or one sentence says where it breaks off."""
    folder = SAMPLES / sample
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    form = next(one.name for one in FORMATS if sample.startswith(one.name))
    whole = files[victim]
    for end in range(0, len(whole), max(10, len(whole) // 400)):
        try:
            loaded = load(Given(sample, {**files, victim: whole[:end]}), ASKED, form)
        except ExchangeError as refused:
            sentence = str(refused)
            assert sentence.endswith(".")
            assert "\n" not in sentence
        else:
            assert loaded.format == form
