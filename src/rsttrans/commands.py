"""What each command does."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import fields, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import files
from .config import ConfigError, Configuration, Settings, did_you_mean, load, show
from .console import fail, put, reports, say, terminal, write
from .report.formats import render
from .report.progress import Bar
from .review import prepare
from .status import CLEAN, FAILED, FOUND
from .text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .listing import Listing
    from .mend import Mended
    from .project import Result
    from .rule import Rule


class _Input(NamedTuple):
    documents: tuple[Document, ...]
    failed: bool
    """Whether something could not be read (stderr says what)."""


def check(options: Namespace) -> int:
    """`rsttrans check`."""
    from .project import check as check_project
    from .project import choose
    from .rules import load as load_rules

    try:
        wanted = reports(options.reports or [])
        configuration, origin = configure(options)
        rules = load_rules()
        active = choose(rules, configuration.settings, origin)
        if options.show_config:
            return put(show(configuration), CLEAN)
        review = prepare(
            options.baseline, options.write_baseline, options.since, _start(options), quiet=options.quiet
        )
    except ConfigError as error:
        return fail(str(error))
    given = read_input(options, configuration)
    whole = all(path != "-" and Path(path).is_dir() for path in options.paths)
    mended: Mended | None = None
    try:
        with _bar(given, options) as bar:
            if options.fix or options.diff:
                from .mend import mend

                mended = mend(
                    given.documents,
                    configuration,
                    rules,
                    active,
                    review,
                    options,
                    whole=whole,
                    done=bar.advance,
                )
                result = mended.result
            else:
                result = check_project(
                    given.documents, configuration, rules, active, whole=whole, done=bar.advance
                )
                result = review.apply(result, rules, active, whole=whole)
    except ConfigError as error:
        return fail(str(error))
    for failure in result.failures:
        say(failure)
    status = CLEAN
    if given.failed or result.failures or (mended and mended.failed):
        status = FAILED
    elif not options.exit_zero and (mended.changes if mended and options.diff else _counting(result)):
        status = FOUND
    if mended and mended.out is not None:
        status = put(mended.out, status)
    for format, output in wanted:
        shown = None if output else terminal()
        text = render(format, result, rules, shown, statistics=options.statistics, quiet=options.quiet)
        if output is None and mended and mended.out is not None:
            # Stdout is the diff or the document.
            if not options.diff:
                sys.stderr.write(text)
        elif output is None:
            status = put(text, status)
        else:
            try:
                write(Path(output), text)
            except OSError as error:
                status = fail(f"{output}: cannot be written: {error.strerror}")
    return status


def _listed(options: Namespace) -> tuple[_Input, Listing]:
    """The documents that are meant, and their units; stderr says what could not be paired.

    Raises ConfigError.
    """
    from . import listing

    configuration, _ = configure(options)
    given = read_input(options, configuration)
    with _bar(given, options) as bar:
        found = listing.read(given.documents, configuration.settings.jobs, bar.advance)
    for failure in found.failures:
        say(failure)
    return given, found


def units(options: Namespace) -> int:
    """`rsttrans units`."""
    from .report import listing as report

    writers = {"text": report.units_text, "json": report.units_json, "tsv": report.units_tsv}
    try:
        given, found = _listed(options)
    except ConfigError as error:
        return fail(str(error))
    out = StringIO()
    writers[options.format](found, out)
    return put(out.getvalue(), FAILED if given.failed or found.failures else CLEAN)


def stats(options: Namespace) -> int:
    """`rsttrans stats`."""
    from . import listing
    from .report import listing as report

    try:
        given, found = _listed(options)
    except ConfigError as error:
        return fail(str(error))
    rows, total = listing.progress([document.path for document in given.documents], found)
    out = StringIO()
    (report.stats_json if options.format == "json" else report.stats_text)(rows, total, out)
    status = CLEAN
    if given.failed or found.failures:
        status = FAILED
    elif options.fail_under is not None and total.percent < options.fail_under:
        status = FOUND
    return put(out.getvalue(), status)


def rule(options: Namespace) -> int:
    """`rsttrans rule`."""
    from .rules import load as load_rules

    rules = load_rules()
    if options.rule is None:
        return put(_list(rules.values()), CLEAN)
    if options.rule not in rules:
        return fail(f"no rule is called `{options.rule}`{did_you_mean(options.rule, rules)}")
    found = rules[options.rule]
    state = "on by default" if found.default else "off by default"
    return put(f"{found.id} ({found.severity}, family {found.family}, {state})\n\n{found.doc}\n", CLEAN)


def _list(rules: Iterable[Rule]) -> str:
    rows: list[str] = []
    for found in rules:
        if f"{found.family}:" not in rows:
            rows += [""] * bool(rows) + [f"{found.family}:"]
        off = "" if found.default else " (off by default)"
        rows.append(f"  {found.id:<20} {found.severity:<8} {found.summary}{off}")
    return "".join(f"{row}\n" for row in rows)


def configure(options: Namespace) -> tuple[Configuration, dict[str, str]]:
    """The settings in force, and where those stand that name rules.  Raises ConfigError."""
    configuration = load(_start(options), Path(options.config) if options.config else None)
    settings = configuration.settings
    origin = {item.name: f"{configuration.file}: {item.name}" for item in fields(Settings)}
    given = {
        key: tuple(name for names in values for name in names)
        for key in ("select", "extend_select", "ignore")
        if (values := getattr(options, key, None))
    }
    origin |= {key: f"--{key.replace('_', '-')}" for key in given}
    extend, ignore = given.get("extend_select", ()), given.get("ignore", ())
    if "select" in given:
        settings = replace(settings, select=given["select"], extend_select=extend, ignore=ignore)
    else:
        kept = tuple(name for name in settings.ignore if name not in extend)
        settings = replace(settings, extend_select=settings.extend_select + extend, ignore=kept + ignore)
    if options.jobs:
        settings = replace(settings, jobs=options.jobs)
    if given_glossary := getattr(options, "glossary", None):
        settings = replace(settings, glossary=given_glossary)
    if settings.glossary:
        from .glossary.load import load as load_glossary

        path = Path(settings.glossary) if given_glossary else configuration.root / settings.glossary
        settings = replace(settings, terms=load_glossary(path))
    return replace(configuration, settings=settings), origin


def _start(options: Namespace) -> Path:
    """The folder from which to look upward for settings: the deepest that holds everything named."""
    named = [Path(path) for path in options.paths if path != "-"]
    if "-" in options.paths:
        named.append(Path(options.stdin_filename))
    folders = [str((path if path.is_dir() else path.parent).resolve()) for path in named]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # several drives
        return Path.cwd()


def read_input(options: Namespace, configuration: Configuration) -> _Input:
    """Everything named, read; what cannot be is named on stderr."""
    named = [path for path in options.paths if path != "-"]
    stdin = "-" in options.paths
    found, problems, excluded = ({}, {}, []) if stdin and not named else files.expand(named, configuration)
    documents = {}
    for name, path in found.items():
        try:
            documents[name] = files.read(name, path)
        except files.InputError as error:
            problems[name] = str(error)
    if stdin:
        name = Path(options.stdin_filename).as_posix()
        try:
            documents[name] = files.decode(name, sys.stdin.buffer.read())
        except files.InputError as error:
            problems[name] = str(error)
    for name, problem in sorted(problems.items()):
        say(f"{name}: {problem}")
    if not options.quiet:
        for name in excluded:
            say(f"{name}: left out, since the configuration excludes it")
        if not documents and not problems and not excluded:
            say(f"no .rst or .po files in {', '.join(named) or 'the current folder'}")
    return _Input(tuple(documents[name] for name in sorted(documents)), bool(problems))


def _counting(result: Result) -> bool:
    return any(count and severity != "info" for severity, count in result.counts().items())


@contextmanager
def _bar(given: _Input, options: Namespace) -> Iterator[Bar]:
    shown = sys.stderr.isatty() and not options.quiet
    bar = Bar(sum(len(document.text) for document in given.documents) if shown else 0)
    try:
        yield bar
    finally:
        bar.close()
