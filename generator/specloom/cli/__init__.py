"""The commands and their arguments; what they do is in the modules beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .. import __version__
from .console import Console

Command = TypeVar("Command", bound=Callable[..., Any])


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    console = context.find_root().ensure_object(Console)
    if value not in (None, False):
        setattr(console, str(parameter.name), value)


def _everywhere(command: Command) -> Command:
    """Gives a command the options that all have, before or behind its name."""
    quiet = click.option(
        "--quiet",
        "-q",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Say nothing but errors.",
    )
    form = click.option(
        "--format",
        type=click.Choice(["text", "json"]),
        expose_value=False,
        callback=_remember,
        help="How diagnostics are printed: for people, or a JSON object a line.",
    )
    return quiet(form(command))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom", message="%(prog)s %(version)s")
@_everywhere
def command() -> None:
    """Typed Python clients from the API descriptions that vendors publish.

    Exit codes: 0 done, 1 findings, 2 the input or the usage is wrong.
    """


@command.command(
    "generate", short_help="Make the clients of specloom.yaml, or one of SPECs."
)
@click.argument("names", nargs=-1, metavar="[CLIENT...|SPEC...]")
@click.option("-o", "--output", metavar="DIR", help="Make one client of SPECs in DIR.")
@click.option("--name", help="With -o: the client's name; by default that of DIR.")
@click.option("--server", metavar="URL", help="With -o: where the API is.")
@click.option(
    "--models",
    type=click.Choice(["dataclass", "pydantic", "msgspec", "typeddict"]),
    help="With -o: what the classes of models are.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if files are stale.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--force", is_flag=True, help="Write over files that are not as we left.")
@_everywhere
@click.pass_context
def _generate(context: click.Context, /, **given: Any) -> None:
    """Make the clients of specloom.yaml, or with -o one client of SPECs.

    CLIENTs are names in specloom.yaml, which is looked for in this folder and those
    above; without any, all are made. A SPEC is a file, a folder of files, or - for
    standard input.
    """
    if not any(said for word, said in given.items() if word not in ("check", "diff")):
        from .current import unchanged

        if unchanged(context.obj, dry=given["check"] or given["diff"]):
            context.exit(0)
    from .generate import Wish, run

    context.exit(run(context.obj, Wish(**given)))


@command.command(
    "extract", short_help="Write API descriptions found in saved pages as files."
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("-o", "--output", required=True, metavar="DIR", help="Where to write to.")
@click.option("--force", is_flag=True, help="Write over files that differ.")
@_everywhere
@click.pass_context
def _extract(
    context: click.Context, pages: tuple[str, ...], output: str, force: bool
) -> None:
    """Write the API descriptions found in saved pages as clean source files."""
    from .extract import run

    context.exit(run(context.obj, pages, output, force))


@command.command("init", short_help="Write a first specloom.yaml.")
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@_everywhere
@click.pass_context
def _init(context: click.Context, specs: tuple[str, ...]) -> None:
    """Write a specloom.yaml with a client for each SPEC, a file or a folder."""
    from .init import run

    context.exit(run(context.obj, specs))


@command.command("inspect", short_help="Show what is in a source or a client.")
@click.argument("subjects", nargs=-1, required=True, metavar="SPEC...|CLIENT...")
@click.option("--json", "as_json", is_flag=True, help="Print the whole model as JSON.")
@_everywhere
@click.pass_context
def _inspect(context: click.Context, subjects: tuple[str, ...], as_json: bool) -> None:
    """Show what is in sources, taken together, or in those of each client."""
    from .inspect import run

    context.exit(run(context.obj, subjects, as_json))


@command.command(
    "replay", short_help="Send each saved request through the generated client."
)
@click.argument("subject", metavar="SPEC|CLIENT")
@click.option("--base-url", required=True, metavar="URL", help="Where to send them.")
@click.option(
    "--environment",
    multiple=True,
    metavar="FILE",
    help="A Postman environment or globals, for the values of variables.",
)
@click.option("--var", multiple=True, metavar="K=V", help="A variable's value.")
@click.option(
    "--only",
    multiple=True,
    metavar="PATTERN",
    help="Send those whose folders/name or operation match only.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the outcomes as JSON.")
@_everywhere
@click.pass_context
def _replay(context: click.Context, /, **given: Any) -> None:
    """Send each saved request through the generated client, one after another.

    Variables get their values from the collection, from --environment and from --var.
    Any answer counts as one, also 404; exit code 1 says that a request was not sent or
    not answered.
    """
    from .replay import Wish, run

    context.exit(run(context.obj, Wish(**given)))


@command.command(
    "pull", short_help="Fetch a source: a ServiceStack host, or a document."
)
@click.argument("url", metavar="URL")
@click.option(
    "-o", "--output", metavar="DIR", help="Where to write to; by default specs/HOST."
)
@click.option(
    "--header",
    multiple=True,
    metavar="'NAME: VALUE'",
    help="Send this with every request, such as credentials. It is kept nowhere.",
)
@click.option(
    "--token-from-env",
    metavar="NAME",
    help="Send the token in this variable of the environment as a bearer token.",
)
@click.option(
    "--pages", is_flag=True, help="Fetch the pages of all operations beside metadata."
)
@click.option(
    "--fresh", is_flag=True, help="Ask for everything again, unconditionally."
)
@click.option("--force", is_flag=True, help="Write over files that are not as we left.")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Wait so long between two requests; by default 0.2.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Wait so long for a connection and for more of an answer; by default 30.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Send so many requests at most; by default 1000.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Take so much of one document at most, and four times that of all together.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@_everywhere
@click.pass_context
def _pull(context: click.Context, /, **given: Any) -> None:
    """Fetch a source: all that a ServiceStack host tells, or one document, by its URL.

    For a host, URL is its root, the place of its services, or any page of its metadata.
    Metadata for machines comes first; the pages of operations are fetched where it
    lacks them. Documents are written as they came. A pull that ended early is gone on
    with by the same command; after one that did not, only what has changed is fetched.

    Exit code 1 says that something is missing, 2 that there is nothing of use.
    """
    from .pull import Given, run

    context.exit(run(context.obj, Given(**given)))


@command.command(
    "report", short_help="Account for every value of the sources of a client."
)
@click.argument("subjects", nargs=-1, metavar="[CLIENT...|SPEC...]")
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON.")
@click.option(
    "--fail-on",
    metavar="KIND,...",
    help="Exit 1 if there is any: unsupported, unexplained, ignored, warning, note, or"
    " the code of a diagnostic.",
)
@_everywhere
@click.pass_context
def _report(
    context: click.Context,
    subjects: tuple[str, ...],
    as_json: bool,
    fail_on: str | None,
) -> None:
    """Account for every value of the sources: what became of it in the client.

    It is emitted, or merged with what says the same; or it is ignored by a rule that
    says why; or it is unsupported, and listed with its place. CLIENTs are names in
    specloom.yaml; without any, all are accounted for. All SPECs together are one
    client.
    """
    from .report import run

    context.exit(run(context.obj, subjects, as_json, fail_on))


@command.command(
    "explain", short_help="Tell where a symbol comes from, and how to change it."
)
@click.argument("client", metavar="CLIENT|SPEC")
@click.argument("symbol")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@_everywhere
@click.pass_context
def _explain(context: click.Context, client: str, symbol: str, as_json: bool) -> None:
    """Tell where a SYMBOL of a client comes from, and which lines change it.

    A SYMBOL is what stands in Python, such as models.Day.date, ZoomClient.get_day or
    "get_day(year)", or a stable id as the client's specloom.lock has it.
    """
    from .explain import run

    context.exit(run(context.obj, client, symbol, as_json))
