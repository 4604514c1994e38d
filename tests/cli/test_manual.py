from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from healing_journal.cli import commands
from healing_journal.cli.manual import manual

PAGE = Path(__file__).parents[2] / "docs" / "man" / "healing-journal.1"


def test_the_manual_is_as_the_commands_are() -> None:
    """docs/man/healing-journal.1 is what `python -m healing_journal.cli.manual` prints now."""
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_every_command_and_every_option_is_in_the_manual() -> None:
    """Whatever can be typed is told of, each option under its own command."""
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    options, _, rest = page.partition(".SH COMMANDS")
    assert _options(commands) <= _bold_words(options)
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None
        _, found, told = rest.partition(f"\n\\fB{name}\\fR")
        assert found, name
        own = re.split(r"\n\.TP\n\\fB(?!-)|\n\.SH", told)[0]
        assert _options(command) - {"-h", "--help"} == _bold_words(own)


def _options(command: click.Command) -> set[str]:
    params = command.get_params(click.Context(command, **command.context_settings))
    return {name for param in params if isinstance(param, click.Option) for name in param.opts}


def _bold_words(page: str) -> set[str]:
    return set(re.findall(r"\\fB(-[^\\]+)\\fR", page))


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed here")
def test_the_typesetter_has_nothing_to_complain_of() -> None:
    """The page is set without a warning, at eighty columns."""
    answer = subprocess.run(
        ["groff", "-man", "-Tascii", "-ww", "-rLL=78n", str(PAGE)], capture_output=True, text=True, check=True
    )
    assert answer.stderr == ""
    assert "EXIT STATUS" in re.sub(".\\x08", "", answer.stdout)
