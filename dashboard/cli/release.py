"""`oversight release` and `oversight releases`: publish the protected figures of a meeting; say which there are."""

from typing import Annotated

import typer

from dashboard.cli import COMMANDS
from dashboard.cli.printing import Format, print_rows
from dashboard.key import make_key
from dashboard.releases.kept import every_release
from dashboard.releases.publishers import publisher
from dashboard.releases.publishing import Classification, publish
from dashboard.stores import make_ready
from dashboard.words import day

LISTED = (
    "meeting",
    "edition",
    "as_at",
    "data_version",
    "classification",
    "made_by",
    "made_at",
    "reason",
    "hash",
)

IN_A_TABLE = ("meeting", "edition", "as_at", "made_by", "reason")


@COMMANDS.command()
def release(
    meeting: Annotated[str, typer.Argument(help="The meeting whose snapshot is published.")],
    by: Annotated[
        str | None, typer.Option(help="The account that publishes; the only one that may, if none is named.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why it takes the place of the release before it.")
    ] = None,
    withhold: Annotated[
        list[str] | None, typer.Option(help="A figure of people to be withheld besides; repeat.")
    ] = None,
    classification: Annotated[
        Classification, typer.Option(help="With which its papers are marked.")
    ] = Classification.OFFICIAL_SENSITIVE,
) -> None:
    """Publishes the protected figures of a meeting: what the Deputy Mayor's office reads."""
    make_key()
    make_ready()
    made = publish(
        meeting, by=publisher(by), reason=reason, withheld=withhold or (), classification=classification
    )
    held = sum(row.withheld for row in made.rows)
    typer.echo(
        f"{made.meeting}, as at {day(made.as_at)}: edition {made.edition}, {made.classification}, {len(made.rows):,} rows of figures, "
        f"{held:,} of them withheld, {len(made.revised):,} revised, hash {made.hash}"
    )


@COMMANDS.command()
def releases(format_: Annotated[Format, typer.Option("--format")] = Format.TABLE) -> None:
    """Lists every release there was, superseded editions too."""
    make_ready()
    fields = IN_A_TABLE if format_ is Format.TABLE else LISTED
    print_rows(fields, [vars(head) for head in every_release()], format_)
