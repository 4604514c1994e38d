"""Rules for numbers ("twenty-one", "a couple of") and lengths of time ("a month and a half")."""

from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.values import Amount, Count, Value
from healing_journal.reading.times.vocabulary import listed

ROUGH = {
    "about": listed(
        "about around roughly approximately maybe like approx circa ~ probably almost nearly under less"
    ),
    "over": listed("over more"),
    "exactly": listed("exactly precisely"),
}
ROUGH_WORD = {word: kind for kind, words in ROUGH.items() for word in words}
DAYS_IN = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
TELLING = "(?:about|around|roughly|approximately|maybe|like|approx|circa|~|probably|almost|nearly|over|exactly|precisely|just|at|least|most|under|less|more|than|only|a|good|little|bit|well|some)"


def times(count: Count, factor: float) -> Count:
    """A number and what it may stand for, so many times over."""
    return Count(count.size * factor, count.least * factor, count.most * factor, word=count.word)


def amount(count: Count, unit: str) -> Amount:
    """So many of a unit."""
    if count.most > 9999:
        raise ValueError(count)
    months = times(count, MONTHS_IN.get(unit, 0))
    days = times(count, DAYS_IN.get(unit, 0))
    return Amount(months, days, unit)


def _tens_and_ones(hit: Hit) -> Value:
    tens, ones = hit.number("tens"), hit.number("ones")
    return tens + ones if tens >= 20 and tens % 10 == 0 and 0 < ones < 10 else None


def _year_words(hit: Hit) -> Value:
    first, second = hit.number("first"), hit.number("second")
    return first * 100 + second if 16 <= first <= 20 and 10 <= second <= 99 else None


def _decade_words(hit: Hit) -> Value:
    century, decade = hit.number("n"), hit.number("d")
    return century * 100 + decade if 16 <= century <= 20 and decade < 100 else None


def _thousands(hit: Hit) -> Value:
    more = hit.number("more") if hit.word("more") else 0
    return hit.number("n") * 1000 + more if hit.number("n") <= 2 and more < 100 else None


def _hundreds(hit: Hit) -> Value:
    first = hit.number("n") if hit.word("n") else 1
    return Count.of(first * 100 + (hit.number("more") if hit.word("more") else 0))


def _year_of_hundreds(hit: Hit) -> Value:
    more = hit.number("more") if hit.word("more") else 0
    return hit.number("n") * 100 + more if 16 <= hit.number("n") <= 20 else None


def _two_counts(hit: Hit) -> Value:
    least, most = hit.count("n"), hit.count("m")
    if not least.size < most.size <= max(12, 3 * least.size):
        return None
    return Count((least.size + most.size) / 2, least.size, most.size)


def _with_half(hit: Hit) -> Value:
    count = hit.count("n")
    more = hit.number("one") / hit.number("two") if hit.word("one") else 0.5
    return Count(count.size + more, count.least + more, count.most + more) if 0 < more < 1 else None


def _loose(hit: Hit) -> Value:
    count = hit.count("n")
    return Count(count.size, count.size * 0.8, count.size * 1.2) if count.exact else count


def _amount(hit: Hit) -> Value:
    count = (
        hit.count("n") if hit.word("n").startswith("<") else Count.of(0.5 if "half" in hit.word("n") else 1)
    )
    if hit.word("half"):
        count = Count(count.size + 0.5, count.least + 0.5, count.most + 0.5)
    unit = str(hit.value("u"))
    unit = "day" if unit == "night" else unit
    if unit == "weekend" and hit.following not in {"later", "after", "before"}:
        return None
    if hit.word("work") and unit == "day":
        count = times(count, 1.4)
    return amount(count, unit)


def _one_or_more(hit: Hit) -> Value:
    more = hit.number("m")
    return amount(Count((1 + more) / 2, 1, more), str(hit.value("u"))) if more in {2, 3} else None


def _bare_plural(hit: Hit) -> Value:
    return None if hit.value("u") == "weekend" else amount(Count(3, 2, 6, word=True), str(hit.value("u")))


def _together(hit: Hit) -> Value:
    first, more = hit.amount("first"), hit.amount("more")
    sizes = [kind.months.size * 30.4 + kind.days.size for kind in (first, more)]
    if (
        sizes[1] >= sizes[0]
        or first.months.size % 1
        or more.months.size % 1
        or not first.exact
        or not more.exact
    ):
        return None
    months = Count.of(first.months.size + more.months.size)
    return Amount(
        months, Count.of(first.days.size + more.days.size), more.unit, "exactly" if more.unit == "day" else ""
    )


def _roughly(hit: Hit) -> Value:
    found = hit.amount("amt")
    kinds = [ROUGH_WORD[word] for word in hit.word("rough").split() if word in ROUGH_WORD]
    kind = "about" if "less" in hit.word("rough").split() else (kinds[-1] if kinds else found.rough)
    return Amount(found.months, found.days, found.unit, kind)


def _loosely(hit: Hit) -> Value:
    found = hit.amount("amt")
    return Amount(found.months, found.days, found.unit, "about")


NUMBERS = (
    Rule("(?P<n><w>) (?:- )?(?P<d><dname>)", _decade_words, "<dname>"),
    Rule("(?P<tens><w>) (?:- )?(?P<ones><w>)", _tens_and_ones, "<w>"),
    Rule("(?P<tens><w>) (?:- )?(?P<ones><wth>)", _tens_and_ones, "<wth>"),
    Rule("(?P<first><w>) (?:- )?(?P<second><w>)", _year_words, "<y4>"),
    Rule("(?P<n><w>) thousand(?: and)?(?: (?P<more><w>))?", _thousands, "<y4>"),
    Rule("(?P<n><w>) hundred(?: and)?(?: (?P<more><w>))?(?! <unit>)", _year_of_hundreds, "<y4>"),
    Rule("(?:an?|(?P<n><w>)) hundred(?:(?: and)? (?P<more><w>))?", _hundreds, "<n>"),
    Rule("(?P<n><w>)", lambda hit: hit.count("n"), "<n>"),
    Rule("(?P<n><wth>)", lambda hit: hit.number("n"), "<wth>"),
)
COUNTS = (
    Rule("hundred(?= <unit>)", lambda _: Count.of(100)),
    Rule(
        "(?:(?:a|the) )?couple(?: of| o)?(?: or (?:so|<n>))?(?= (?:more |long |good )?<unit>| <wdays>| weekends)",
        lambda _: Count(2, 2, 2, word=True),
    ),
    Rule(
        "(?:a (?:good )?)?few(?: of)?(?= (?:more |long |short |good |short )?<unit>| <wdays>)",
        lambda _: Count(3, 2, 5, word=True),
    ),
    Rule("several(?= <unit>| <wdays>)", lambda _: Count(3, 3, 8, word=True)),
    Rule("(?:a )?half (?:a )?dozen(?= <unit>)", lambda _: Count.of(6)),
    Rule("(?:a )?dozen(?= <unit>)", lambda _: Count.of(12)),
    Rule(
        "(?P<n><n>) (?:(?:and (?:a )?)?half(?! of| an?)|(?:and )?(?P<one><n>) / (?P<two><n>)|½)", _with_half
    ),
    Rule(
        "(?P<n><n>) (?:-|to|or|/|maybe|like|and) (?P<m><n>)(?= (?:- )?(?:more |long |good |full )?<unit>)",
        _two_counts,
    ),
    Rule("(?P<n><n>) (?:(?:- )?(?:ish|odd|something)|\\+|plus)(?= <unit>)", _loose),
)
AMOUNTS = (
    Rule("(?:an?|one) (?P<u><unit>) or (?P<m><n>)(?! <unit>)", _one_or_more),
    Rule(
        "(?P<n><n>|an?|half (?:of )?an?|half|one) (?:- )?(?:(?:whole|full|long|short|good|more|calendar|solid|entire|straight|other|plus) )*"
        "(?P<work>(?:business|working|work|week) )?(?P<u><unit>)(?P<half> and (?:a |<n> )?half)?",
        _amount,
    ),
    Rule("(?P<u><unit>) and (?:a |<n> )?half", lambda hit: amount(Count.of(1.5), str(hit.value("u")))),
    Rule("(?:the )?(?P<u><plural>)(?= ago| back| later| before| prior| earlier)", _bare_plural),
    Rule("(?P<first><amt>) (?:, |and |, and |past )(?P<more><amt>)", _together),
    Rule("(?<!of )(?P<first><amt>) (?P<more><amt>)", _together),
    Rule(
        "day (?P<n><n>)(?! <| -| /|th)",
        lambda hit: Amount(Count.of(0), Count.of(hit.number("n")), "day", "exactly"),
    ),
    Rule("<amt> (?:- )?old(?: <unit>)?", lambda _: 0, "old"),
    Rule("(?P<amt><amt>) (?:or (?:so|two|more)|(?:- )?ish|give or take)", _loosely),
    Rule("(?P<rough>" + TELLING + "(?: " + TELLING + ")*) (?P<amt><amt>)", _roughly),
)
