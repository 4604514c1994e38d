"""Rules for what comes again and again: "every Friday", "twice a week", "most nights"."""

from healing_journal.reading.times.almanac import UNIT_DAYS, UNIT_MONTHS, one
from healing_journal.reading.times.cascade import Hit, Rule
from healing_journal.reading.times.values import Span, Value


def _habit(hit: Hit) -> Value:
    grain = str(hit.value("u")) if "<u" in hit.word("u") else "week"
    days = round(UNIT_DAYS.get(grain, 0) + 30.4 * UNIT_MONTHS.get(grain, 0))
    now = one(hit.written)
    return Span(now, now, "habit", "repeated", length=days or None)


EACH = "(?:every|each(?! other)|most|per)(?: (?:other|single|few|<n>|<th>|<wth>|last|damn|fucking))*"
HABITS = (
    Rule(
        EACH
        + " (?P<u><unit>|<wday>|<wdays>|morning|mornings|evening|evenings|afternoon|afternoons|<mon>|<sname>)(?: (?:morning|afternoon|evening|<unit>))?",
        _habit,
    ),
    Rule(
        "(?:once|twice|<n> times|<n> x|times) (?:or (?:twice|<n> times) )?(?:an?|per|each|every) (?P<u><unit>)",
        _habit,
    ),
    Rule(
        "(?:on )?(?P<u><wdays>|mornings|evenings)(?! ago| back| from| in| of)",
        lambda hit: None if "<wdays>" in hit.match.group() and _counted(hit) else _habit(hit),
    ),
    Rule("(?P<u>daily|weekly|monthly|yearly|annually|nightly|biweekly|fortnightly)", _habit),
    Rule("(?P<u><unit>) (?:after|by|in|to) <unit>(?! ago| later)", _habit),
)


def _counted(hit: Hit) -> bool:
    return hit.match.start() > 0 and hit.run.line[: hit.match.start()].rstrip().endswith(">")
