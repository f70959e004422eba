"""The command line: what may be written, and what the exit status is."""

from __future__ import annotations

import gc
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
    # Nearly all that a run makes it keeps to the end; looking through it again and again finds nothing.
    gc.set_threshold(100_000, 50, 50)
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


def _glossary(options: Namespace) -> int:
    from .glossary_command import run

    return run(options)


def _rule(options: Namespace) -> int:
    from .commands import rule

    return rule(options)


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    from .report.formats import FORMATS

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
        metavar=f"{{{','.join(FORMATS)}}}",
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
    check.add_argument(
        "--baseline",
        metavar="FILE",
        help="leave out the findings that stand in FILE, and report what is stale there",
    )
    check.add_argument(
        "--write-baseline", metavar="FILE", help="write all findings to FILE instead of reporting them"
    )
    check.add_argument(
        "--since", metavar="REV", help="report only findings on lines that have changed since a git revision"
    )
    check.add_argument("--fix", action="store_true", help="apply the safe fixes, and print what remains")
    check.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: also apply fixes that want a look afterwards",
    )
    check.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change as a unified diff, write nothing, exit with 1 if there is any",
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

    glossary = _command(commands, "glossary", _glossary, "print the bilingual terms of the documents")
    _add_input(glossary)
    _add_glossary(glossary)

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
        "--jobs", type=_positive, metavar="N", help="processes to use (default: one for each core)"
    )
    command.add_argument(
        "--config", metavar="FILE", help="settings to use instead of the nearest ones upward"
    )
    command.add_argument(
        "-q", "--quiet", action="store_true", help="print nothing but findings, data and errors"
    )


def _add_glossary(command: ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=("csv", "tsv", "json", "tbx", "tbx2", "omegat", "po", "rst", "md"),
        help="default: what the suffix of the output says, else csv; tbx is version 3, tbx2 version 2",
    )
    command.add_argument(
        "--min-count",
        type=_positive,
        default=1,
        metavar="N",
        help="leave out terms found fewer than N times, unless the project glossary has them",
    )
    command.add_argument("--output", metavar="FILE", help="write there instead of to stdout")
    command.add_argument(
        "--bom", action="store_true", help="begin csv and tsv with a byte order mark, which Excel needs"
    )
    command.add_argument(
        "--update",
        metavar="FILE",
        help="add the terms that this glossary lacks to its end, as candidates, and change nothing else",
    )
    command.add_argument(
        "--glossary", metavar="FILE", help="the project glossary, instead of the configured one"
    )


def _report_format(name: str) -> str:
    from argparse import ArgumentTypeError

    from .report.formats import FORMATS

    if name not in FORMATS:
        raise ArgumentTypeError(f"invalid choice: {name!r} (choose from {', '.join(FORMATS)})")
    return name


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _positive(text: str) -> int:
    from argparse import ArgumentTypeError

    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)
