"""The command line: each command in a file of its own, imported when it runs, so that `--help` answers at once."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healing_journal.model.refusal import Refusal

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Name, then where it lives and what it does; the words are here so that help imports nothing else.
COMMANDS = {
    "new": ("keep:new", "Make a journal and show its recovery words."),
    "add": ("keep:add", "Write an entry, from standard input or at a prompt."),
    "list": ("keep:list_entries", "List the entries."),
    "show": ("keep:show", "Show one entry and what was noted in it."),
    "find": ("keep:find", "Find entries by their words."),
    "write": ("writing:write", "Write in an editor of the journal's own."),
    "today": ("day:today", "Show the day: what is due, and one reminder."),
    "checkin": ("day:checkin", "Keep the taps of a day; each can be left out."),
    "letter": ("letters:letter", "Write a letter that is not sent, or show one."),
    "web": ("serve:web", "Open the journal in the browser."),
    "demo": ("serve:demo", "Open a throw-away journal of an invented writer."),
    "contact": ("tell:contact", "Contacts and silences, in order."),
    "words": ("tell:words", "What they said, in order."),
    "promises": ("tell:promises", "Promises, limits and plans, with their dates."),
    "story": ("tell:story", "What happened when, and what helps."),
    "lookback": ("lookback:lookback", "The last seven days as a letter."),
    "help": ("helping:help_", "Show whom to call; it needs no passphrase."),
    "read": ("reader:read", "Read entries given as JSON lines; needs no journal."),
    "export": ("keep:export", "Write everything out as Markdown and JSON."),
    "import": ("bring:bring", "Bring in a file or folder of another program."),
    "unimport": ("bring:unimport", "Take back what one import brought in."),
    "book": ("ending:book", "Make a book, as PDF and EPUB."),
    "seal": ("ending:seal", "Shut the journal until a day."),
    "unseal": ("ending:unseal", "Open a sealed journal before its day."),
    "delete": ("ending:delete", "Delete the journal and its keys."),
    "check": ("vault:check", "Look at every byte and say what is whole."),
    "bin": ("vault:bin_", "List what is in the bin, or erase it for good."),
    "backup": ("vault:backup", "Make an encrypted backup in a folder."),
    "backups": ("vault:backups", "List the backups in a folder."),
    "restore": ("vault:restore", "Bring a backup back as a new file."),
    "passphrase": ("vault:passphrase", "Change the passphrase."),
    "keyring": ("vault:keyring", "Let this computer's keyring open it, or no more."),
}


class _Commands(click.Group):
    """The commands, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(f"healing_journal.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name from the table, without loading any of them."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=words)
            for name, (_, words) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--journal",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The journal, if it is not in its usual place.",
)
@click.option(
    "--passphrase-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="For scripts: the passphrase is this file's first line, and nothing is asked.",
)
@click.version_option(package_name="healing-journal")
@click.pass_context
def commands(ctx: click.Context, journal: Path | None, passphrase_file: Path | None) -> None:
    """A private journal for getting over someone. It stays on this computer."""
    ctx.obj = (journal, passphrase_file)


def main() -> None:
    """Run one command; whatever goes wrong is said in one sentence, never as a stack trace."""
    try:
        commands.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except Refusal as no:
        click.echo(str(no), err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing was changed by what was not finished.", err=True)
        sys.exit(130)
    except UnicodeDecodeError:
        click.echo(
            "An answer was not text in UTF-8, and nothing was kept of it. Please give it once more.", err=True
        )
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
        sys.exit(0)
    except OSError as refused:
        click.echo(
            f"A file or folder cannot be used ({refused.strerror}). Look at the path, and whether there is room; "
            "what was saved before is safe.",
            err=True,
        )
        sys.exit(1)
    except Exception as fault:  # noqa: BLE001 - the last place where a fault can be put into a sentence
        click.echo(_sentence_for(fault), err=True)
        sys.exit(70)


def _sentence_for(fault: Exception) -> str:
    """Say what kind of fault it was and where in the program, never with anything a person wrote."""
    import traceback

    place = traceback.extract_tb(fault.__traceback__)[-1]
    return (
        f"That did not work, and the fault is ours ({type(fault).__name__} in {Path(place.filename).name}, "
        f"line {place.lineno}). What was saved before is safe. Please try again."
    )
