import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healing_journal.exchange import Loaded, WhoError
from healing_journal.exchange.dates import best_order

Bring = Callable[..., Loaded]
Samples = Callable[[str], dict[str, bytes]]
ME = {"whatsapp_android": "Me Myself", "whatsapp_iphone": "me myself"}
THEM = {"meta": "Jö", "telegram_all": "Jo"}

EVENTS = {
    "imessage": ["12 me message 1", "12 them message 1", "14 them message 1"],
    "imessage_html": ["12 me message 1", "13 them message 1"],
    "meta": ["12 them message 1", "12 me message 1", "13 me call 1"],
    "signal": ["12 them message 1", "12 me message 1", "13 them message 1"],
    "signal_json": ["12 them message 1", "12 me message 1"],
    "sms": ["12 them message 1", "12 me message 1", "13 them message 1", "15 me call 1", "15 them call 1"],
    "telegram": ["12 them message 1", "12 me message 1", "13 me call 1"],
    "telegram_all": ["12 them message 1"],
    "whatsapp_android": ["12 them message 2", "12 me message 1", "13 me message 1"],
    "whatsapp_iphone": [
        "12 them message 1", "12 me message 1", "13 them call 1", "13 them message 1", "14 me message 1",
    ],
}  # fmt: skip


def of(bring: Bring, samples: Samples, name: str, **asked: object) -> Loaded:
    """Load a chat as its writer would."""
    return bring(samples(name), zone="UTC", me=ME.get(name, ""), them=THEM.get(name, ""), **asked)


@pytest.mark.parametrize("name", EVENTS)
def test_a_chat_becomes_that_it_took_place(bring: Bring, samples: Samples, name: str) -> None:
    """Of a chat comes in who wrote or called on which day, how often; not one of its words."""
    loaded = of(bring, samples, name)
    assert loaded.format == name.partition("_")[0]
    assert [f"{one.day.day} {one.by} {one.how} {one.count}" for one in loaded.messages] == EVENTS[name]
    assert {one.text for one in loaded.messages} == {""}
    assert not loaded.drafts
    assert not loaded.doubts


@pytest.mark.parametrize("name", EVENTS)
def test_a_chat_twice_is_once(bring: Bring, samples: Samples, name: str) -> None:
    """The same chat gives the same keys each time, one for each day, side and way."""
    first, again = (of(bring, samples, name).messages for _ in range(2))
    assert first == again
    assert len({one.key for one in first}) == len(EVENTS[name])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("whatsapp_android", "21:32 no\nstill no"),
        ("sms", "19:06 hi"),
        ("telegram", "19:31 no"),
        ("signal", "21:31 hi\nsecond line"),
        ("imessage", "9:30:42 PM Hello\nthere"),
        ("meta", "19:06 no"),
    ],
)
def test_words_come_only_when_asked_for(bring: Bring, samples: Samples, name: str, words: str) -> None:
    """Where the person asks for this file's words, they come with their times."""
    mine = next(one for one in of(bring, samples, name, words=True).messages if one.by == "me")
    assert mine.text == words


def test_emoji_cut_in_two_are_made_whole(bring: Bring, samples: Samples) -> None:
    """The backup writes emoji as two halves that XML forbids; they are read all the same."""
    assert of(bring, samples, "sms", words=True).messages[0].text == "19:05 hey \N{SLIGHTLY SMILING FACE}"


def test_who_is_who_is_asked(bring: Bring, samples: Samples) -> None:
    """Where the file does not tell who the writer is, or which chat is meant, the names to choose from are given."""
    with pytest.raises(WhoError) as me:
        bring(samples("whatsapp_android"))
    assert (me.value.whom, me.value.names) == ("me", ("Jo", "Me Myself"))
    with pytest.raises(WhoError) as them:
        bring(samples("telegram_all"))
    assert (them.value.whom, them.value.names) == ("them", ("Jo", "Ma"))


def test_knowing_the_other_is_enough(bring: Bring, samples: Samples) -> None:
    """In a chat of two, to say who the other is says who the writer is."""
    assert bring(samples("whatsapp_android"), them="jo").messages[0].by == "them"


def test_a_group_is_doubtful(bring: Bring) -> None:
    """In a chat of more than two, others' messages stay out and the doubt is told."""
    chat = "12/05/2024, 21:30 - Jo: a\n12/05/2024, 21:31 - Kim: b\n12/05/2024, 21:32 - Al: c\n13/05/2024, 07:00 - Jo: d\n"
    loaded = bring({"chat.txt": chat}, me="Al", them="Jo")
    assert [(one.by, one.count) for one in loaded.messages] == [("them", 1), ("me", 1), ("them", 1)]
    assert "more than two people" in loaded.doubts[0].why
    assert loaded.left_out[0].why == "1 messages of other people in this chat"


def test_overlapping_exports_of_a_chat_count_once(bring: Bring) -> None:
    """Two files of one chat that overlap tell each day by the fuller one."""
    early = "12/05/2024, 21:30 - Jo: a\n12/05/2024, 21:31 - Al: b\n13/05/2024, 08:00 - Jo: c\n"
    loaded = bring({"old.txt": early, "new.txt": early + "13/05/2024, 09:00 - Jo: d\n"}, me="Al")
    assert [one.count for one in loaded.messages] == [1, 1, 2]


FORMS = {
    "dmy": [
        "{d:02}/{m:02}/{y}, 21:30 - ",
        "{d:02}.{m:02}.{yy:02}, 21:30 - ",
        "[{d:02}/{m:02}/{y}, 21:30:11] ",
    ],
    "mdy": [
        "{m}/{d}/{yy:02}, 9:30 PM - ",
        "[{m}/{d}/{yy:02}, 9:30:11\u202fPM] ",
        "{m}/{d}/{y}, 9:30 p. m. - ",
    ],
    "ymd": [
        "{y}-{m:02}-{d:02}, 21:30 - ",
        "[{y}/{m}/{d} 21:30:11] ",
        "{y}年{m}月{d}日, 下午9:30 - ",
        "{yy}/{m}/{d}, 21:30 - ",
    ],
}


@pytest.mark.parametrize(
    ("order", "form"), [(order, form) for order, forms in FORMS.items() for form in forms]
)
def test_every_order_of_dates_is_told_from_the_file(bring: Bring, order: str, form: str) -> None:
    """Day, month and year are told apart by the whole chat, on either phone and in any country's way."""
    days = [date(2025, 11, 20) + timedelta(days=4 * step) for step in range(12)]
    chat = "".join(
        form.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100)
        + f"{'Jo' if at % 2 else 'Al'}: word\n"
        for at, day in enumerate(days)
    )
    loaded = bring({"chat.txt": chat}, me="Al")
    assert [one.day for one in loaded.messages] == days, order
    assert not loaded.doubts


def test_an_open_order_is_told_as_doubt(bring: Bring) -> None:
    """A chat whose dates can be read two ways says so, and takes the person's word."""
    chat = "05/06/2024, 21:30 - Jo: a\n05/06/2024, 21:31 - Al: b\n06/06/2024, 21:31 - Al: b\n"
    assert "other way round" in bring({"c.txt": chat.replace("06/06", "05/06")}, me="Al").doubts[0].why
    told = bring({"c.txt": chat.replace("06/06", "05/06")}, me="Al", order="mdy")
    assert not told.doubts
    assert told.messages[0].day == date(2024, 5, 6)


@given(
    st.dates(date(2012, 1, 1), date(2025, 6, 1)),
    st.lists(st.integers(0, 5), min_size=40, max_size=80),
    st.sampled_from(["dmy", "mdy", "ymd"]),
)
@settings(max_examples=80, deadline=None)
def test_a_long_chat_is_never_read_the_wrong_way_round_unsaid(
    start: date, steps: list[int], order: str
) -> None:
    """Over a chat of some weeks the right order is found, or the doubt is told."""
    days = [start]
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    places = {
        "dmy": ("day", "month", "year"),
        "mdy": ("month", "day", "year"),
        "ymd": ("year", "month", "day"),
    }
    numbers = [
        tuple(getattr(day, part) % (100 if part == "year" else 99) for part in places[order]) for day in days
    ]
    found, sure = best_order(numbers, date(2026, 3, 1))
    assert found == order or not sure


def test_a_thread_that_was_sealed_is_read(bring: Bring) -> None:
    """Threads that were end-to-end encrypted are downloaded under other names, and read as well."""
    thread = {
        "participants": ["Jo", "Al"],
        "threadName": "Jo_1",
        "messages": [
            {"senderName": "Jo", "text": "hi", "timestamp": 1715540700000, "isUnsent": False, "type": "text"}
        ],
    }
    (message,) = bring({"Jo_1.json": json.dumps(thread)}, me="Al", zone="UTC", words=True).messages
    assert (message.by, message.text) == ("them", "19:05 hi")
