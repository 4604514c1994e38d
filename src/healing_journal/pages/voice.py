"""How the two are spoken of: "you" and "they" (or the pronoun the person gave), and what happened between them."""

from __future__ import annotations

import msgspec

from healing_journal.model.finding import By, Emotion, How, Stance, What
from healing_journal.model.record import Named, Outcome

_HAPPENED: dict[By, dict[How, str]] = {
    "them": {
        "message": "{they} wrote to you",
        "call": "{they} called you",
        "in_person": "in person, {they} began it",
        "overnight": "a night together, {they} began it",
        "online": "{they} did something online that reached you",
        "letter": "{they} sent you a letter or a parcel",
        "unclear": "{they} got in touch",
    },
    "me": {
        "message": "you wrote to {them}",
        "call": "you called {them}",
        "in_person": "in person, you began it",
        "overnight": "a night together, you began it",
        "online": "you looked {them} up, or did something online",
        "letter": "you sent {them} a letter or a parcel",
        "unclear": "you got in touch",
    },
    "both": {
        "message": "you wrote to each other",
        "call": "you two talked on the phone",
        "in_person": "you met",
        "overnight": "you spent a night together",
        "online": "something passed between you online",
        "letter": "letters or parcels went between you",
        "unclear": "you were in touch",
    },
    "chance": {
        "message": "a message by chance",
        "call": "a call by chance",
        "in_person": "you met by chance",
        "overnight": "a night under one roof, by chance",
        "online": "you came across {them} online",
        "letter": "a letter or parcel came by chance",
        "unclear": "your ways crossed by chance",
    },
    "unclear": {
        "message": "there were messages",
        "call": "there was a call",
        "in_person": "you met",
        "overnight": "there was a night together",
        "online": "there was something online",
        "letter": "there was a letter or a parcel",
        "unclear": "you were in touch",
    },
}
STANCES: dict[Stance, str] = {"toward": "closer", "away": "away", "unclear": "unclear"}
OUTCOMES: dict[Outcome, str] = {"open": "open", "kept": "kept", "not_kept": "not kept", "let_go": "let go"}
EMOTIONS_SAID: dict[Emotion, str] = {
    "sadness": "sadness", "longing": "longing", "love": "love", "loneliness": "loneliness", "anger": "anger",
    "hurt": "hurt", "fear": "fear", "confusion": "confusion", "guilt": "guilt", "jealousy": "jealousy",
    "numbness": "numbness", "hopelessness": "hopelessness", "hope": "hope", "relief": "relief", "joy": "joy",
    "gratitude": "gratitude", "peace": "peace", "pride": "pride",
}  # fmt: skip
MILESTONES: dict[What, str] = {
    "breakup": "it ended",
    "beginning": "it began",
    "length": "how long you were together",
    "move": "a move",
    "other": "something that dates the story",
}


class Voice(msgspec.Struct, frozen=True):
    """The words for the other person: they, them, their, unless the writer gave a pronoun."""

    they: str = "they"
    them: str = "them"
    their: str = "their"

    @classmethod
    def of(cls, named: Named) -> Voice:
        """Return the words that fit what the person calls them."""
        match named.pronoun:
            case "he":
                return cls("he", "him", "his")
            case "she":
                return cls("she", "her", "her")
            case _:
                return cls()

    def say(self, words: str) -> str:
        """Fill in the words for the other person."""
        return words.format(they=self.they, them=self.them, their=self.their)

    def happened(self, by: By, how: How) -> str:
        """Say a contact."""
        return self.say(_HAPPENED[by][how])

    def whose(self, by: By) -> str:
        """Say whose promise or limit it is."""
        return {"me": "yours", "them": f"{self.their}s".replace("hiss", "his"), "both": "of you both"}.get(
            by, ""
        )

    def begun(self, by: By) -> str:
        """Say who began it."""
        return {"me": "by you", "them": f"by {self.them}", "both": "by both", "chance": "by chance"}.get(
            by, "not clear by whom"
        )
