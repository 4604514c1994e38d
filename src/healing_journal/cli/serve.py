"""Commands that open the journal in the browser: web, demo."""

from __future__ import annotations

from pathlib import Path

import click

from healing_journal.cli.opening import passphrase_from_file, place_of_journal, with_way_back
from healing_journal.cli.screen import someone_is_here
from healing_journal.keychain import secret_in_keyring
from healing_journal.settings import load_settings, name_folders, settings_file
from healing_journal.web.server import ServeOptions, serve


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port, if it is to be a certain one.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.pass_context
def web(ctx: click.Context, port: int | None, *, no_browser: bool) -> None:
    """Open the journal in the browser; this program answers on 127.0.0.1 alone, until Ctrl-C."""
    if ctx.obj[0] is None:
        name_folders(discreet=load_settings(settings_file()).discreet)
    place = place_of_journal(ctx)
    with with_way_back(place):
        serve(
            ServeOptions(
                journal=place,
                passphrase=passphrase_from_file(ctx) or secret_in_keyring(place) or _asked_for(place),
                port=port,
                open_browser=not no_browser,
            )
        )


def _asked_for(place: Path) -> str | None:
    """Ask whoever sits here for the passphrase of a journal that is there; Enter leaves it to the browser's page."""
    if not (place.exists() and someone_is_here()):
        return None
    asked = "Passphrase (Enter: give it in the browser)"
    return click.prompt(asked, hide_input=True, default="", show_default=False, err=True) or None


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port, if it is to be a certain one.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def demo(port: int | None, *, no_browser: bool) -> None:
    """Open a throw-away journal of an invented writer; it is deleted when you stop."""
    from healing_journal.demo import clock_of_the_demo, throw_away_journal

    with throw_away_journal() as (place, passphrase):
        serve(
            ServeOptions(
                journal=place,
                passphrase=passphrase,
                port=port,
                open_browser=not no_browser,
                clock=clock_of_the_demo(),
                settings=place.with_name("settings.json"),  # of the demo's own: nobody's settings are touched
            )
        )
