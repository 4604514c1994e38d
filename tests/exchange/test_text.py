from collections.abc import Callable
from datetime import date

import pytest

from healing_journal.exchange import ExchangeError, Loaded, WhoError
from healing_journal.model.day import Days

Bring = Callable[..., Loaded]


def told(loaded: Loaded) -> list[tuple[str, str]]:
    """Return each draft's last day and words."""
    return [(draft.days.last.isoformat(), draft.text) for draft in loaded.drafts]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05-12", "2024-05-14"),
        ("# 2024-05-12", "# 2024-05-14"),
        ("12 May 2024", "14 May 2024"),
        ("Sunday, May 12th, 2024", "Tuesday, May 14th, 2024 10:30 pm"),
        ("**12.05.2024**", "**14.05.2024**"),
        ("Sonntag, 12. Mai 2024", "Dienstag, 14. Mai 2024, 22:10 Uhr"),
        ("dimanche 12 mai 2024", "mardi 14 mai 2024"),
        ("12 de mayo de 2024", "14 de mayo de 2024"),
        ("12 maja 2024", "14 maja 2024"),
        ("12 мая 2024 г.", "14 мая 2024 г."),
        ("12. toukokuuta 2024", "14. toukokuuta 2024"),
        ("2024年5月12日 日曜日", "2024年5月14日"),
        ("--- 05/12/2024 ---", "--- 05/14/2024 ---"),
        ("Date: 2024-05-12 21:04", "Date: 2024-05-14 07:00"),
    ],
)
def test_dated_headings_cut_a_text(bring: Bring, first: str, second: str) -> None:
    """A line that is only a date begins an entry of that day, in many languages."""
    loaded = bring({"diary.txt": f"{first}\n\nShe rang me.\nI cried.\n\n{second}\nQuiet.\n"})
    assert told(loaded) == [("2024-05-12", "She rang me.\nI cried."), ("2024-05-14", "Quiet.")]
    assert not loaded.doubts


def test_a_date_within_a_sentence_is_no_heading(bring: Bring) -> None:
    """Dates that are part of what is told do not cut the text."""
    text = "On 12 May 2024 she left.\n12 May 2024 was the worst day.\nWe met 2020-01-01."
    assert [draft.text for draft in bring({"2024-06-01.txt": text}).drafts] == [text]


def test_one_line_days(bring: Bring) -> None:
    """A date, a colon and words in one line are an entry of that day."""
    loaded = bring({"log.txt": "2024-05-12: Saw him at work.\n2024-05-13: Nothing.\n"})
    assert told(loaded) == [("2024-05-12", "Saw him at work."), ("2024-05-13", "Nothing.")]


def test_the_whole_file_settles_day_and_month(bring: Bring) -> None:
    """Where one date can only be read one way, all are read so."""
    loaded = bring({"d.txt": "03/04/2024\nA.\n\n05/04/2024\nB.\n\n25/04/2024\nC.\n"})
    assert [day for day, _ in told(loaded)] == ["2024-04-03", "2024-04-05", "2024-04-25"]
    assert not loaded.doubts


def test_an_open_order_is_doubtful_and_can_be_told(bring: Bring) -> None:
    """Where nothing settles day and month, that is said, and the person can settle it."""
    text = {"d.txt": "03/04/2024\nA."}
    assert [doubt.why for doubt in bring(text).doubts] == [
        "day and month could be the other way round in all dates"
    ]
    assert told(bring(text, order="mdy")) == [("2024-03-04", "A.")]
    assert not bring(text, order="mdy").doubts


@pytest.mark.parametrize(
    "head",
    [
        "---\ndate: 2024-05-12\n---\n",
        "---\ntags: [a]\ncreated: 2024-05-12T23:30:00\n---\n",
        '---\n"Creation Date": 12 May 2024\n---\n',
        "+++\ndate = 2024-05-12\n+++\n",
        "---\r\ncreated: 2024-05-12 10:00:00Z\r\n---\r\n",
    ],
)
def test_front_matter_tells_the_day(bring: Bring, head: str) -> None:
    """The head of a Markdown file tells its day, and is no part of the words."""
    loaded = bring({"note.md": head + "Words.\n\n---\n\nMore."}, zone="UTC")
    assert told(loaded) == [("2024-05-12", "Words.\n\n---\n\nMore.")]
    assert not loaded.doubts


@pytest.mark.parametrize(
    "head",
    [
        "---\ndate: [1, 2\n---\n",
        "---\na: &a [x]\nb: *a\n---\n",
        "---\ndate: 2024-13-45\n---\n",
        "---\n- a\n---\n",
        "---\n" + "[" * 5000 + "\n---\n",
        "---\n!!python/object/apply:os.system ['true']\n---\n",
    ],
)
def test_a_bad_head_stays_in_the_text(bring: Bring, head: str) -> None:
    """A head that cannot be read, or would do something, is kept as words."""
    (draft,) = bring({"2024-05-12.md": head + "Words."}).drafts
    assert draft.text.strip().endswith("Words.")
    assert draft.text.startswith("---")


@pytest.mark.parametrize(
    "name", ["2024-05-12.md", "20240512_note.txt", "Diary 12 May 2024.md", "2024/05/12.txt"]
)
def test_the_name_tells_the_day(bring: Bring, name: str) -> None:
    """A file named after a day is that day's entry."""
    assert told(bring({name: "Words.", "x/2024-05-14.md": "Other."}))[0:2] in (
        [("2024-05-12", "Words."), ("2024-05-14", "Other.")],
        [("2024-05-12", "Words."), ("2024-05-14", "Other.")][::-1],
    )


def test_a_thread_keeps_only_the_writers_own_posts(bring: Bring) -> None:
    """Where several people post, the writer is asked for, and the others' posts stay out."""
    text = (
        "Posted by u/willow on 12 May 2024\nHe left.\n\nPosted by u/oak on 12 May 2024\nBe strong.\n\n"
        "Posted by u/willow on 20 May 2024\nHe rang."
    )
    with pytest.raises(WhoError) as asked:
        bring({"thread.txt": text})
    assert (asked.value.whom, asked.value.names) == ("me", ("willow", "oak"))
    loaded = bring({"thread.txt": text}, me="Willow")
    assert told(loaded) == [("2024-05-12", "He left."), ("2024-05-20", "He rang.")]
    assert [(left.why, left.line) for left in loaded.left_out] == [("someone else wrote this post", 4)]


def test_a_page_copied_whole_is_cut_at_its_names_and_ages(bring: Bring) -> None:
    """A page copied from a forum tells who wrote on one line and how long ago on the next."""
    text = "u/willow\n•\n3 yr. ago\nHe left.\n\nlevel 1\noak\n·\n3 yr. ago\nBe strong.\n\nwillow\n2 yr. ago · edited\nHe rang."
    loaded = bring({"thread.txt": text}, me="willow")
    assert [draft.text for draft in loaded.drafts] == ["He left.", "He rang."]
    assert all(draft.days.length == 365 for draft in loaded.drafts)
    assert len(loaded.doubts) == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "28 December 2024\nA.\n\n3 January\nB.\n\nMon 5 May\nC.\n",
            ["2024-12-28", "2025-01-03", "2025-05-05"],
        ),
        ("Montag, 3. Juni\nA.\n\nDienstag, 4. Juni\nB.\n", ["2025-06-03", "2025-06-04"]),
        ("# Dec 30\nA.\n\n# Jan 2\nB.\n", ["2025-12-30", "2026-01-02"]),
        ("le 3 mai\nA.\n\n5 mai 2021\nB.\n", ["2021-05-03", "2021-05-05"]),
    ],
)
def test_days_without_a_year_take_their_neighbours(bring: Bring, text: str, days: list[str]) -> None:
    """A day and month alone on a line begin an entry; its year is that of its neighbours, and doubtful."""
    loaded = bring({"d.txt": text})
    assert [day for day, _ in told(loaded)] == days
    assert {doubt.why for doubt in loaded.doubts} == {
        "the year does not stand here, so one was guessed from its neighbours; check it"
    }


@pytest.mark.parametrize(
    "line", ["Set 3", "Out 2", "4 March madness", "May 3 people came", "Part 2", "in 5 maybe 6"]
)
def test_words_like_days_are_no_headings(bring: Bring, line: str) -> None:
    """A line that only looks like a day and a month stays among the words."""
    text = f"One.\n{line}\nTwo."
    assert told(bring({"2024-05-12.txt": text}))[0][1] == text
    assert [draft.text for draft in bring({"d.txt": text}).drafts] == [text]


def test_lines_drawn_between_days_are_no_words(bring: Bring) -> None:
    """Rules above, below and under the headings of days are left out."""
    text = "2024-05-12\n==========\nHe left.\n\n---\n\n2024-05-13\n----------\nRain.\n\n* * *\n"
    assert told(bring({"d.txt": text})) == [("2024-05-12", "He left."), ("2024-05-13", "Rain.")]


def test_a_long_text_without_dates_says_how_to_cut_it(bring: Bring) -> None:
    """Where several posts may stand in one text without any mark, the person is told what helps."""
    doubts = [doubt.why for doubt in bring({"d.txt": "He left. " * 600}, today=date(2100, 1, 1)).doubts]
    assert any("line of dashes between them" in why for why in doubts)


def test_pictures_go_with_the_entry_that_shows_them(bring: Bring) -> None:
    """In a text of several days, each picture comes with the day that names it."""
    text = "2024-05-12\nNothing.\n\n2024-05-13\n![](a.png)\n"
    first, second = bring({"d.md": text, "a.png": b"x"}).drafts
    assert (len(first.photos), len(second.photos)) == (0, 1)


def test_updates_are_placed_by_their_own_words(bring: Bring) -> None:
    """A post that says how long after the one before it was written stands there, and that is doubtful."""
    text = "12 May 2024\nHe left.\n\nUpdate, two weeks later:\nHe rang.\n\nEDIT (the next day): He came.\n"
    loaded = bring({"thread.txt": text})
    assert [day for day, _ in told(loaded)] == ["2024-05-12", "2024-05-26", "2024-05-27"]
    assert [(doubt.line, doubt.key) for doubt in loaded.doubts] == [
        (4, loaded.drafts[1].key),
        (7, loaded.drafts[2].key),
    ]


def test_numbered_days_count_from_one_another(bring: Bring) -> None:
    """Posts named "Day 1", "Day 5" stand as far apart as they say, and the last on the day of the file."""
    loaded = bring({"n.txt": "Day 1\nGone.\n\nDay 5\nStill gone.\n\nDay 12\nWalked.\n"})
    days = [draft.days.last for draft in loaded.drafts]
    assert [(later - days[0]).days for later in days] == [0, 4, 11]
    assert len(loaded.doubts) == 3


def test_undated_posts_lie_between_their_neighbours(bring: Bring) -> None:
    """A post without a date is kept, between the dates around it, and marked as doubtful."""
    text = "3 June 2024\nOne.\n\nPosted by me 3 months ago\nTwo.\n"
    loaded = bring({"t.txt": text})
    assert loaded.drafts[1].days == Days(date(2025, 11, 2), date(2025, 12, 1))
    assert loaded.doubts


def test_a_text_without_any_date_is_kept_and_doubtful(bring: Bring) -> None:
    """Nothing is lost for want of a date: the file's own day is taken, and that is said."""
    loaded = bring({"notes.txt": "He rang.\n\n* * *\n\nI walked."}, today=date(2100, 1, 1))
    assert [draft.text for draft in loaded.drafts] == ["He rang.", "I walked."]
    assert {doubt.why for doubt in loaded.doubts} == {
        "the day is that of the file itself; put in another if it was written earlier"
    }


def test_a_future_date_becomes_today_and_doubtful(bring: Bring) -> None:
    """An entry dated after today is kept, put on today, and marked."""
    loaded = bring({"2999-01-01.txt": "Words."})
    assert told(loaded) == [("2026-03-01", "Words.")]
    assert "future" in loaded.doubts[0].why


def test_pictures_come_along_and_remote_ones_do_not(bring: Bring) -> None:
    """A picture beside the text comes with it; one on the web is never asked for; one missing is told."""
    text = "![us](img/us%201.png) ![[cat.jpg|100]] ![](https://example.com/spy.gif) ![](../../etc/passwd)"
    loaded = bring({"2024-05-12.md": text, "img/us 1.png": b"\x89PNG", "deep/cat.jpg": b"\xff\xd8"})
    assert [(photo.name, photo.content) for photo in loaded.drafts[0].photos] == [
        ("us 1.png", b"\x89PNG"),
        ("cat.jpg", b"\xff\xd8"),
    ]
    assert len(loaded.left_out) == 1


def test_the_same_file_gives_the_same_keys(bring: Bring) -> None:
    """Bringing a file in twice gives the same keys, so that the same twice is once."""
    files = {"d.txt": "2024-05-12\nA.\n\n2024-05-13\nA.\n\n2024-05-13\nA.\n"}
    once, twice = bring(files), bring(files)
    assert [draft.key for draft in once.drafts] == [draft.key for draft in twice.drafts]
    assert len(once.drafts) == 2
    assert once.left_out[0].why == "the same entry stands in it more than once"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_old_encodings_are_read(bring: Bring, encoding: str) -> None:
    """Texts of old and other systems keep their letters."""
    loaded = bring({"d.txt": "12. März 2024\r\n\r\nSie war so müde – weg.".encode(encoding)})
    assert told(loaded) == [("2024-03-12", "Sie war so müde – weg.")]


@pytest.mark.parametrize("content", [b"", b"   \n\n"])
def test_an_empty_file_is_told(bring: Bring, content: bytes) -> None:
    """A file without words brings nothing, and says so in one sentence."""
    with pytest.raises(ExchangeError, match=r"^x\.txt: there is nothing in it"):
        bring({"x.txt": content})


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\0" * 5000])
def test_rubbish_is_one_sentence(bring: Bring, content: bytes) -> None:
    """A file that is no text is refused in one sentence that names it."""
    with pytest.raises(ExchangeError, match=r"^x\.txt: this file is not text"):
        bring({"x.txt": content})


def test_an_obsidian_vault(bring: Bring) -> None:
    """Links between notes become the words shown, comments and Obsidian's own files stay out."""
    loaded = bring(
        {
            ".obsidian/app.json": "{}",
            "Daily/2024-05-12.md": "Saw [[People/Jo|Jo]] with [[Kim]]. %%hidden%%![[a.png]]",
            "a.png": b"x",
            "Templates/day.md": "{{date}}",
        }
    )
    assert loaded.format == "obsidian"
    assert told(loaded) == [("2024-05-12", "Saw Jo with Kim. ![[a.png]]")]
    assert loaded.drafts[0].photos[0].name == "a.png"
