"""What is being typed into a form, kept encrypted in the journal until the form is sent: a crash loses some seconds."""

from __future__ import annotations

import msgspec

from healing_journal.journal import Journal
from healing_journal.web.views import Form

_OURS = "web "  # what is typed in the terminal is kept under other names


def keep_typed(journal: Journal, name: str, form: Form) -> None:
    """Keep all fields of a form under the name of its draft."""
    fields = {field: words for field, words in form.items() if field != "name"}
    if fields and name.startswith(_OURS):
        journal.keep_draft(name, msgspec.json.encode(fields).decode())


def typed_of(journal: Journal, name: str) -> Form:
    """Return the fields as they were last typed; none where there is no draft."""
    draft = journal.draft(name)
    return fields_in(draft.text) if draft else {}


def fields_in(kept: str) -> Form:
    """Return the fields that a draft holds; what is no form is the text of one."""
    try:
        fields = msgspec.json.decode(kept, type=dict[str, str | int])
    except msgspec.DecodeError:
        return {"text": kept}
    return {field: str(words) for field, words in fields.items()}
