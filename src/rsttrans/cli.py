"""The command line: what may be written, and what the exit status is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import __version__
from .status import CLEAN, FAILED, INTERRUPTED

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Gives 0 if there is nothing to report, 1 for findings of severity warning or error, 2 for wrong use, input
    that cannot be read, bad configuration or an internal error.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        # Before anything is imported that takes time.
        print(f"rsttrans {__version__}")
        return CLEAN
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        # The interpreter's own exit status for an exception is that of findings.
        from traceback import print_exc

        print_exc()
        print(f"rsttrans: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        return FAILED
    return status


def _check(options: Namespace) -> int:
    from .commands import check

    return check(options)


def _units(options: Namespace) -> int:
    from .commands import units

    return units(options)


def _stats(options: Namespace) -> int:
    from .commands import stats

    return stats(options)


def _rule(options: Namespace) -> int:
    from .commands import rule

    return rule(options)


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="rsttrans",
        description="Check translated reStructuredText against the originals in its comments.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"rsttrans {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    check = _command(commands, "check", _check, "read, pair, run the rules, print findings")
    _add_input(check)
    check.add_argument(
        "--format",
        dest="reports",
        action="append",
        type=lambda name: ("format", _report_format(name)),
        metavar="{text,json}",
        help="how to print findings (default: text)",
    )
    check.add_argument(
        "--output",
        dest="reports",
        action="append",
        type=lambda name: ("output", name),
        metavar="FILE",
        help="write the report there; may be repeated with --format, so that one run writes several reports",
    )
    for option, what in (
        ("--select", "run only these"),
        ("--ignore", "do not run these"),
        ("--extend-select", "run these as well"),
    ):
        check.add_argument(
            option,
            action="append",
            type=_names,
            metavar="RULE|FAMILY|ALL",
            help=f"{what}; separate several by commas",
        )
    check.add_argument(
        "--glossary", metavar="FILE", help="the project glossary, instead of the configured one"
    )
    check.add_argument("--statistics", action="store_true", help="print how many findings each rule has")
    check.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    check.add_argument(
        "--show-config", action="store_true", help="print the settings in force, and do nothing else"
    )

    units = _command(commands, "units", _units, "print every translation unit with both texts")
    _add_input(units)
    units.add_argument("--format", choices=("text", "json", "tsv"), default="text")

    stats = _command(commands, "stats", _stats, "print how far the translation is, per file and in all")
    _add_input(stats)
    stats.add_argument("--format", choices=("text", "json"), default="text")
    stats.add_argument(
        "--fail-under",
        type=float,
        metavar="PERCENT",
        help="exit with 1 if fewer units than that are translated",
    )

    rule = _command(commands, "rule", _rule, "list the rules, or print the page of one")
    rule.add_argument("rule", nargs="?", metavar="RULE")
    return parser


def _command(commands: Any, name: str, run: Any, what: str) -> ArgumentParser:
    command: ArgumentParser = commands.add_parser(
        name, help=what, description=f"{what[0].upper()}{what[1:]}.", allow_abbrev=False
    )
    command.set_defaults(run=run)
    return command


def _add_input(command: ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders (*.rst, *.po; others when named), - for stdin; without any, what the "
        "configuration includes, or the current folder",
    )
    command.add_argument(
        "--stdin-filename", default="<stdin>", metavar="NAME", help="how to call what comes by stdin"
    )
    command.add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes to use (default: one for each core)"
    )
    command.add_argument(
        "--config", metavar="FILE", help="settings to use instead of the nearest ones upward"
    )
    command.add_argument(
        "-q", "--quiet", action="store_true", help="print nothing but findings, data and errors"
    )


def _report_format(name: str) -> str:
    from argparse import ArgumentTypeError

    if name not in ("text", "json"):
        raise ArgumentTypeError(f"invalid choice: {name!r} (choose from text, json)")
    return name


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _jobs(text: str) -> int:
    from argparse import ArgumentTypeError

    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)
