"""The manual page, from the commands themselves: `python -m healing_journal.cli.manual > docs/man/healing-journal.1`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from healing_journal import __version__
from healing_journal.cli import commands

_BEFORE = """\
.SH DESCRIPTION
A private journal for getting over someone.
You write in your own words; each entry is read on this computer and what it tells of contact, promises and feelings is kept
with your exact words.
Everything lies in one encrypted file.
Nothing goes online.
.PP
Words are read from standard input, a prompt or the journal's own editor, never from arguments: a shell remembers those.
A day is written as 2024\\-05\\-12, 2024\\-05 or 2024, a span with two dots between.
"""
_AFTER = """\
.SH WRITING
.B healing\\-journal write
and
.B healing\\-journal letter
open an editor of the journal's own.
Arrow keys move; Ctrl\\-D or Ctrl\\-S keeps the page, Ctrl\\-C puts it away for later, Ctrl\\-Z undoes.
What is typed is kept every few seconds, encrypted, and is there the next time.
No other editor is opened, and no temporary file or history is written.
.SH EXIT STATUS
.TP
.B 0
It was done.
.TP
.B 1
It was refused, in one sentence on standard error, and nothing was kept; or, for
.BR read ,
a line was left out.
.TP
.B 2
The command line was not understood.
.TP
.B 70
The fault is ours.
What was saved before is safe.
.TP
.B 130
It was stopped.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, nothing is marked on the terminal.
.TP
.B XDG_DATA_HOME
On Linux, the folder that holds the journal's own folder.
.SH FILES
.TP
.I ~/.local/share/healing\\-journal/my.notes
The journal on Linux, encrypted, and beside it
.I my.notes.keys
with its locks.
Both are needed.
.SH EXAMPLES
.nf
healing\\-journal new
healing\\-journal write
healing\\-journal add \\-\\-date 2024\\-05\\-12 < page.txt
healing\\-journal contact
.fi
.SH IN AN EMERGENCY
This program does not watch over you and cannot call anyone.
If you may be in danger, call your local emergency number.
"""


def manual() -> str:
    """Return the whole page in the language of man(7)."""
    return "\n".join([*_top(), _BEFORE.rstrip(), *_options(commands), *_commands(), _AFTER])


def _top() -> Iterator[str]:
    yield f'.TH HEALING\\-JOURNAL 1 "" "healing\\-journal {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "healing\\-journal \\- a private, offline, encrypted journal for getting over someone"
    yield ".SH SYNOPSIS"
    yield ".B healing\\-journal"
    yield "[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]"


def _options(command: click.Command) -> Iterator[str]:
    """Give the options that stand before a command."""
    yield ".SH OPTIONS"
    context = click.Context(command, info_name="healing-journal", **command.context_settings)
    for option in command.get_params(context):
        if isinstance(option, click.Option):
            yield from _item(_named(option), option.help or "")


def _commands() -> Iterator[str]:
    """Give each command with its options."""
    yield ".SH COMMANDS"
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None
        arguments = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
        yield from _item(" ".join([_bold(name), *map(_slanted, arguments)]), command.help or "")
        options = [one for one in command.params if isinstance(one, click.Option)]
        yield from _indented(options)


def _indented(options: list[click.Option]) -> Iterator[str]:
    if options:
        yield ".RS"
        for option in options:
            yield from _item(_named(option), option.help or "")
        yield ".RE"


def _item(head: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield head
    yield _safe(" ".join(text.split()))


def _named(option: click.Option) -> str:
    names = ", ".join(_bold(name) for name in option.opts)
    return names if option.is_flag or not option.metavar else f"{names} {_slanted(option.metavar)}"


def _bold(words: str) -> str:
    return f"\\fB{_safe(words)}\\fR"


def _slanted(words: str) -> str:
    return f"\\fI{_safe(words)}\\fR"


def _safe(words: str) -> str:
    """Return words so that none of them is taken for a request to the typesetter."""
    told = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{told}" if told[:1] in {".", "'"} else told


if __name__ == "__main__":
    click.echo(manual(), nl=False)
