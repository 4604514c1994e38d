"""The words that times are told in, with what they stand for and how people spell them."""

from collections.abc import Mapping


def listed(words: str) -> list[str]:
    """Words written in one line, as a list."""
    return words.split()


def numbered(groups: str, first: int = 0) -> dict[str, int]:
    """Each spelling with the number of its group, the groups parted by commas."""
    return {name: number for number, group in enumerate(groups.split(","), first) for name in listed(group)}


def spelt(words: Mapping[str, str]) -> dict[str, str]:
    """Each spelling with the word it stands for."""
    return {spelling: word for word, spellings in words.items() for spelling in listed(spellings)}


MONTHS = numbered(
    "january jan,february feb febuary feburary,march mar,april apr,may,june jun,july jul,august aug,"
    "september sep sept,october oct,november nov,december dec",
    first=1,
)
WEEKDAYS = numbered(
    "monday mon,tuesday tues tue,wednesday wed weds wensday,thursday thurs thur thu thrusday,friday fri,saturday sat,sunday sun"
)
UNITS = spelt(
    {
        "minute": "minute minutes min mins seconds sec secs moment moments",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights nite",
        "week": "week weeks wk wks",
        "weekend": "weekend weekends wkend weeknd",
        "fortnight": "fortnight fortnights",
        "month": "month months mo mos mth mths",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }
)
SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = listed(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
NUMBER_WORDS = {word: n for n, word in enumerate(SMALL)} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
ORDINAL_WORDS = {word: n for n, word in enumerate(ORDINALS) if n} | {
    word[:-1] + "ieth": 20 + 10 * n for n, word in enumerate(TENS)
}
SEASON_WORDS = {"spring": "spring", "summer": "summer", "fall": "fall", "autumn": "fall", "winter": "winter"}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 2000,
}  # fmt: skip
NAMES_OF_TIME = frozenset(MONTHS) | frozenset(WEEKDAYS)
CLASSES: dict[str, Mapping[str, int | str]] = {
    "<mon>": MONTHS,
    "<wday>": WEEKDAYS,
    "<w>": NUMBER_WORDS,
    "<wth>": ORDINAL_WORDS,
    "<sname>": SEASON_WORDS,
    "<dname>": DECADES,
}
SPELLINGS = spelt(
    {
        "today": "todays tdy",
        "yesterday": "yesterdays yday yesturday yesterdat ystrday",
        "tomorrow": "tomorrows tmrw tmr tmw tomo tommorow tommorrow tomorow tommrow",
        "tonight": "tonite tonights",
        "christmas": "xmas christmass",
        "morning": "mornin",
        "til": "till untill until",
        "through": "thru throughout",
        "st": "saint",
        "last": "lst",
        "about": "abt bout",
        "because": "cos",
    }
)
# Short names that are also everyday words; they name a day or month only in the company given in `_named`.
DOUBTFUL = {"may", "march", "mar", "sun", "sat", "wed", "mon", "jan", "jun"}
NO_NAME_AFTER = frozenset(listed("i we you he she they it that who the a my"))
BEFORE_NAME = frozenset(
    listed(
        "in on of since last next this past coming til till until by early mid late from through during before after"
        " every between"
    )
)
AFTER_NAME = frozenset(["night", "morning", "evening", "afternoon", "nite", *ORDINAL_WORDS])
