"""Files made to harm: bombs, escapes, entities, scripts. Each ends in one sentence, and nothing else happens."""

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from healing_journal.exchange import Asked, ExchangeError, Loaded, load
from healing_journal.exchange import tree as tree_module
from healing_journal.exchange.markup import bits_of, pictures_of, text_of
from healing_journal.exchange.shelves import is_safe

Bring = Callable[..., Loaded]
ASKED = Asked(today=date(2026, 3, 1))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small zip that would unpack to more than any diary is not read."""
    monkeypatch.setattr(tree_module, "LARGEST", 16 * 2**20)
    with (
        zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as zipped,
        zipped.open("a.md", "w") as out,
    ):
        for _ in range(17):
            out.write(bytes(2**20))
    with pytest.raises(ExchangeError, match=r"^a\.md: this file is larger than 16 MB"):
        load(tmp_path / "bomb.zip", ASKED)


def test_too_many_files_are_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    """More files than any export has are not listed to the end."""
    monkeypatch.setattr(tree_module, "MOST_FILES", 5)
    with pytest.raises(ExchangeError, match="more than 5 files"):
        bring({f"{number}.md": "x" for number in range(7)}, shelf="many.zip")


def test_too_many_bytes_are_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files that are each small enough are still counted together."""
    monkeypatch.setattr(tree_module, "MOST_BYTES", 1000)
    with pytest.raises(ExchangeError, match="holds more than"):
        bring({f"2024-05-{day:02}.md": "x" * 200 for day in range(1, 9)}, shelf="many.zip")


@pytest.mark.parametrize(
    "name",
    ["../up.md", "/etc/passwd", "a/../../b.md", "C:\\x.md", "..\\up.md", "__MACOSX/a.md", ".git/config"],
)
def test_names_that_lead_out_are_passed_over(name: str) -> None:
    """A name that leads out of its container, or into a system's leftovers, is not looked at."""
    assert not is_safe(name)


def test_nothing_is_unpacked(tmp_path: Path) -> None:
    """A zip and a tar with names that lead out leave no file behind, and only what is safe is read."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr("../../evil.md", "2024-05-12\nevil")
        zipped.writestr("good.md", "2024-05-12\ngood")
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for name, kind, link in (("l.md", tarfile.SYMTYPE, "/etc/passwd"), ("d.md", tarfile.CHRTYPE, "")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, link
            tar.addfile(member)
        good = tarfile.TarInfo("good.md")
        good.size = 15
        tar.addfile(good, io.BytesIO(b"2024-05-12\ngood"))
    for shelf in ("a.zip", "a.tar"):
        assert [draft.text for draft in load(tmp_path / shelf, ASKED).drafts] == ["good"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip"]


def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    """A folder's links lead nowhere, and a pipe in it does not hang."""
    secret = tmp_path / "secret.md"
    secret.write_text("2024-01-01\nsecret")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.md")
    (folder / "a.md").write_text("2024-05-12\nmine")
    assert [draft.text for draft in load(folder, ASKED).drafts] == ["mine"]
    with pytest.raises(ExchangeError, match="no such file"):
        load(folder / "pipe.md", ASKED)


@pytest.mark.parametrize(
    "head",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_xml_entities_are_refused(bring: Bring, head: str) -> None:
    """XML that defines entities or asks for others' files is not read."""
    body = '<smses count="1"><sms address="1" date="1715540700000" type="1" body="&l9;"/></smses>'
    with pytest.raises(ExchangeError, match=r"is not read|damaged here"):
        bring({"sms.xml": f"<?xml version='1.0'?>{head}{body}"})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("word/document.xml", f"{head}<a>&l9;</a>")
    with pytest.raises(ExchangeError, match=r"not safe|damaged here"):
        bring({"x.docx": out.getvalue()})


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>words",
        "<img src=x onerror=alert(1)>words",
        "<svg onload=alert(1)><text>no</text></svg>words",
        "<iframe src='https://evil.example'>no</iframe>words",
        "<style>@import 'https://evil.example';</style>words",
        "<a href='javascript:alert(1)'>words</a>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>words",
    ],
)
def test_scripts_are_inert(html: str) -> None:
    """Whatever a page would do, only its words remain, and no address of the outside."""
    assert text_of(html).endswith("words")
    assert not {"script", "iframe", "svg", "style"} & {bit.tag for bit in bits_of(html)}
    assert not any("evil.example" in value for bit in bits_of(html) for value in bit.fields.values())


def test_remote_pictures_are_never_asked_for() -> None:
    """Pictures that phone home are not even named."""
    html = "<img src='https://e.example/a'><img src='//e.example/b'><img src='data:x'><img src='near.png'>"
    assert pictures_of(bits_of(html)) == ["near.png"]


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<table>", "<!--", "<a ", "&", "<![CDATA["])
def test_endless_pages_end_soon(piece: str) -> None:
    """Pages made to be slow are read in no time, or refused."""
    try:
        text_of(piece * 100_000)
    except ExchangeError as error:
        assert "nested too deep" in str(error)  # noqa: PT017 - both ends are right


@pytest.mark.parametrize("content", ["[" * 200_000, '{"a":' * 100_000, '{"entries": [' + "[" * 50_000])
def test_deep_json_is_one_sentence(bring: Bring, content: str) -> None:
    """JSON nested beyond sense is refused in one sentence."""
    with pytest.raises(ExchangeError, match=r"^x\.json"):
        bring({"x.json": content}, known_as="day_one" if "entries" in content else "telegram")


@pytest.mark.parametrize(
    "line", ["[" * 3_000_000, "12/05/2024, " * 200_000, "- " * 1_000_000, "a:" * 1_000_000, "1 " * 999_999]
)
def test_endless_lines_end_soon(bring: Bring, line: str) -> None:
    """One line of megabytes is read in no time."""
    try:
        assert not bring({"x.txt": line}).messages
    except ExchangeError as error:
        assert str(error).startswith("x.txt: ")  # noqa: PT017 - both ends are right


@pytest.mark.parametrize("flag", [1, 0])
def test_a_locked_or_broken_zip_is_one_sentence(tmp_path: Path, flag: int) -> None:
    """A zip with a password, or one cut in half, says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("Journal.json", '{"metadata": {}, "entries": []}')
    content = bytearray(out.getvalue())
    if flag:
        at = content.rindex(b"PK\x01\x02")
        content[at + 8] |= 1
        content[6] |= 1
    else:
        content = content[: len(content) // 2]
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(ExchangeError, match=r"locked|cut short"):
        load(tmp_path / "x.zip", ASKED, "day_one")


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A path without a file, and an empty folder, are answered in one sentence."""
    with pytest.raises(ExchangeError, match=r"^none\.md: there is no such file"):
        load(tmp_path / "none.md", ASKED)
    with pytest.raises(ExchangeError, match="no files in it"):
        load(tmp_path, ASKED)


def test_no_sentence_tells_the_words(bring: Bring) -> None:
    """What goes wrong is told by file and line, never with the words that stand there."""
    secret = "a-very-private-word"
    broken = f'{{"metadata": {{}}, "entries": [{{"uuid": "x", "text": "{secret}", "creationDate": 1}}, '
    with pytest.raises(ExchangeError) as told:
        bring({"Journal.json": broken})
    assert secret not in str(told.value)
    assert secret not in repr(told.value.__cause__)
    assert told.value.line == 1
