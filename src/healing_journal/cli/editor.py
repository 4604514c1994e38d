"""The terminal's own editor: what is typed is never in a temporary file, a history or the scrolled-back screen."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Callable

import msgspec
from prompt_toolkit.application import Application
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style
from prompt_toolkit.widgets import TextArea

from healing_journal.cli.wrapping import BetweenWords, row_above, row_below
from healing_journal.model.entry import UnfitTextError, fit_text
from healing_journal.model.refusal import Refusal

EVERY = 2.0  # seconds between two looks at what is new on the page
_WIDTH = 80
_KEYS = "Ctrl-D or Ctrl-S keeps it · Ctrl-C puts it away for later · Ctrl-Z undoes"
_STYLE = Style.from_dict({"heading": "bold", "hint": "italic", "keys": ""})

Keep = Callable[[str], None]
Step = Callable[[list[str], tuple[int, int], int], tuple[int, int]]


class Sheet(msgspec.Struct, frozen=True):
    """What lies before the writer: its heading, a hint that may be passed over, what was written already."""

    heading: str
    hint: str = ""
    text: str = ""


def edit(sheet: Sheet, keep: Keep) -> str | None:
    """Let the person write; return the text once they keep it, or None where they put it away.

    `keep` is given the page every few seconds while it changes, and as it was left.
    """
    return Editor(sheet, keep).run()


class Editor:
    """One page being written on the whole screen, which is as it was before once the page is left."""

    def __init__(self, sheet: Sheet, keep: Keep) -> None:
        self._keep = keep
        self._last_kept = sheet.text
        self._said = ""
        self._area = TextArea(
            text=sheet.text, wrap_lines=True, history=DummyHistory(), input_processors=[BetweenWords()]
        )
        self._area.buffer.cursor_position = len(sheet.text)
        self._app: Application[str | None] = Application(
            layout=Layout(self._page(sheet), focused_element=self._area),
            key_bindings=self._keys(),
            style=_STYLE,
            full_screen=True,
        )

    @property
    def said(self) -> str:
        """What the foot of the page says in place of its keys, "" mostly."""
        return self._said

    def run(self) -> str | None:
        """Show the page until it is kept or put away."""
        return asyncio.run(self.run_async())

    async def run_async(self) -> str | None:
        """Show the page, within what else goes on; a terminal that is taken away leaves it as put away."""
        try:
            return await self._app.run_async(pre_run=self._begin)
        except EOFError:
            self._keep_what_is_new()
            return None

    def _begin(self) -> None:
        self._app.create_background_task(self._keep_now_and_then())

    async def _keep_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            self._keep_what_is_new()

    def _keep_what_is_new(self) -> None:
        """Keep the page if it changed; where that fails the page stays open and says so."""
        text = self._area.text
        if text == self._last_kept:
            return
        try:
            self._keep(text)
        except Refusal as no:
            self._say(f"The last words are not kept yet. {no}")
        else:
            self._last_kept = text
            self._say("")

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self._app.invalidate()

    def _page(self, sheet: Sheet) -> VSplit:
        """Lay out the page: no wider than is good to read, its foot saying which keys there are."""
        hint = (
            [_words("class:hint", lambda: textwrap.fill(sheet.hint, _WIDTH)), Window(height=1)]
            if sheet.hint
            else []
        )
        column = HSplit(
            [
                _words("class:heading", lambda: sheet.heading),
                Window(height=1),
                *hint,
                self._area,
                Window(height=1),
                _words("class:keys", lambda: textwrap.fill(self._said or _KEYS, _WIDTH)),
            ],
            width=Dimension(max=_WIDTH, preferred=_WIDTH),
        )
        return VSplit([column, Window()])

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        for key in ("c-d", "c-s"):
            keys.add(key, eager=True)(self._done)
        for key in ("c-c", "<sigint>"):
            keys.add(key, eager=True)(self._put_away)
        keys.add("c-z", eager=True)(lambda event: event.current_buffer.undo())
        keys.add("up")(lambda _: self._move(row_above))
        keys.add("down")(lambda _: self._move(row_below))
        return keys

    def _move(self, step: Step) -> None:
        """Move the cursor a row of the screen, not a whole line of the text."""
        shown = self._area.window.render_info
        width = shown.window_width if shown else _WIDTH
        page = self._area.document
        row, column = step(list(page.lines), (page.cursor_position_row, page.cursor_position_col), width)
        self._area.buffer.cursor_position = page.translate_row_col_to_index(row, column)

    def _done(self, event: KeyPressEvent) -> None:
        """Take the page as it stands, if it can be kept; an empty page is put away."""
        text = self._area.text
        if not text.strip():
            self._put_away(event)
            return
        try:
            fit_text(text)
        except UnfitTextError as no:
            self._say(str(no))
            return
        self._keep_what_is_new()
        event.app.exit(result=text)

    def _put_away(self, event: KeyPressEvent) -> None:
        self._keep_what_is_new()
        event.app.exit(result=None)


def _words(style: str, words: Callable[[], str]) -> Window:
    return Window(
        FormattedTextControl(words, style=style),
        height=Dimension(min=1, max=3),
        wrap_lines=True,
        dont_extend_height=True,
    )
