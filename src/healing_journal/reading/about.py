"""Whether a text speaks of the writer's own parting at all: the words that people use for it.

The network learnt from a forum where almost every text does. Elsewhere a friend's divorce or a quarrel with a
partner is told in much the same words, so the plain turns of phrase for one's own ending are counted beside it.
"""

import re

_OWN = (
    (
        r"(?:my|our) (?:ex\b|ex[- ]?(?:wife|husband|partner|boyfriend|girlfriend|bf|gf|fianc\w+)|break-? ?up|divorce|"
        r"separation|split)"
    ),
    (
        r"we(?:'ve| have| had| just| both| recently| officially| finally)* (?:br(?:oke|oken|eak) up|split|separated|"
        r"divorced|ended|parted|are (?:over|done|separated|divorc\w+))"
    ),
    (
        r"(?:broke|break|breaking|broken|split|ended?|ending) (?:it |things |everything )?(?:up |off )?with "
        r"(?:me|him|her|them|my)"
    ),
    r"(?:dumped|dumping|ghosted|discarded|left) me",
    r"(?:leave|leaving|divorc(?:e|ing)|left) (?:him|her|my (?:husband|wife|partner|boyfriend|girlfriend))",
    r"(?:end|ended|ending) (?:our|the|this) (?:relationship|marriage)",
    r"no contact",
    r"mov(?:e|ing) on",
    r"(?:get|getting|got) over (?:him|her|them|this|it)",
    r"miss(?:ing)? (?:him|her)\b",
    r"(?:get|got|getting|want|wanted|win|take|took) (?:him|her|me) back",
    r"(?:the|this) break-? ?up",
)
_CUES = re.compile(
    r"\b(?:" + "|".join(_OWN).replace(" ", r"\s+").replace(r"\s+?", r"\s?") + ")", re.IGNORECASE
)
_MOST = 3
_FOLD = str.maketrans({"’": "'", "‘": "'"})


def own_parting(text: str) -> int:
    """Count the turns of phrase for the writer's own parting, up to three."""
    count = 0
    for _ in _CUES.finditer(text.translate(_FOLD)):
        count += 1
        if count == _MOST:
            break
    return count
