"""Whether a clause looks back or ahead: the nearest verb or other cue beside a time decides."""

import re

from healing_journal.reading.times.vocabulary import listed

REACH = 90

PAST_VERBS = listed(
    "was were had did been saw went met told said called came got left made took sent gave found broke ended texted wrote"
    " spoke felt thought knew kept ran sat slept woke cried heard bought began became lost let lay paid put read rang rung"
    " drove drank ate fell flew forgot held hung hurt led meant quit rode sang sold spent stood swore taught threw"
    " understood wore won dumped ghosted blocked ago since happened started moved finished asked just last didn't didnt"
    " wasn't wasnt couldn't hadn't hadnt haven't havent hasn't hasnt"
)
AHEAD_CUES = (
    r"will|won['’]?t|shall|gonna|gunna|gotta|going to|goin to|about to|supposed to|plans?|planning|planned|scheduled|booked|"
    r"appointment|upcoming|let['’]?s|(?:have|has|need|needs|want|wants|hope|hopes|hoping|got|ought|like|love) to|should|must|can|"
    r"could|may|might|would|see (?:you|ya|u)|until|till?|by|coming|remind|schedule|book|set up|reserve|"
    r"tell me|please|available|free|tomorrow|ahead|ready for|looking forward|starts?|starting|begins|"
    r"(?:i|you|we|they|he|she|it|there|that|who)['’](?:ll|d)|"
    r"(?:am|is|are|i['’]?m|you['’]?re|we['’]?re|they['’]?re|he['’]?s|she['’]?s|shes|hes|it['’]?s|its)(?: not| also| just| all| both)? [a-z]+ing|"
    r"(?:i|we|you|they)(?: all| both)? (?:see|meet|go|have|move|start|leave|get|fly|travel|return|come|file|talk|speak|begin|sign|turn|call)|come|comes|arrives|"
    r"(?:he|she|it|who)(?: also)? (?:sees|goes|has|moves|starts|leaves|gets|flies|travels|returns|comes|turns)"
)
CUE = re.compile(
    r"\b(?:(?P<ahead>"
    + AHEAD_CUES
    + r")|(?P<past>"
    + "|".join(PAST_VERBS)
    + r"|(?!need|bed|wed|red|shed|feed|indeed|speed"
    r"|hundred|excited|worried|tired|scared|interested|married|supposed|scheduled|booked|planned)[a-z]{2,}ed))\b",
    re.IGNORECASE,
)
IS_AT = re.compile(
    r"(?:\b(?:is|are|am|be)|['’](?:s|m|re))(?: (?:on|at|for|in|by|around|away|off|free|gone|back|home|out|here|busy|up|the|from|between))*\s*$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[.!?\n;]|, (?:and|but|so|then|because)\b")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause around a time speaks of what is to come; what has no cue is past."""
    before = CLAUSE_END.split(text[max(0, start - REACH) : start])[-1]
    after = CLAUSE_END.split(text[end : end + REACH])[0]
    if IS_AT.search(before):
        return True
    cues = list(CUE.finditer(before))
    if cues:
        return cues[-1].group("ahead") is not None
    following = CUE.search(after)
    return bool(following and following.group("ahead"))
