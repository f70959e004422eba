"""`rsttrans glossary`: the bilingual terms of the documents, and the project glossary kept up to date."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .config import ConfigError
from .console import fail, put, say, write
from .status import CLEAN, FAILED

if TYPE_CHECKING:
    from .glossary.entries import Entries
    from .terms.extraction import Extraction
    from .terms.facts import Facts
    from .text import Document

_SUFFIXES = {".txt": "omegat"} | {
    f".{name}": name for name in ("csv", "tsv", "json", "tbx", "po", "rst", "md")
}


def run(options: Namespace) -> int:
    """Run the command; gives the exit status."""
    from .commands import configure, read_input
    from .glossary.entries import entries

    if options.update and (options.output or options.format):
        return fail("--update keeps the format of its file: leave out --format and --output")
    try:
        configuration, _ = configure(options)
    except ConfigError as error:
        return fail(str(error))
    given = read_input(options, configuration)
    found, failures = _extract(given.documents, configuration.settings.jobs)
    for failure in failures:
        say(failure)
    status = FAILED if given.failed or failures else CLEAN
    listed = entries(found, configuration.settings.terms, min_count=options.min_count)
    if options.update:
        return _update(Path(options.update), listed, status, quiet=options.quiet)
    format = options.format or _SUFFIXES.get(Path(options.output or "").suffix.lower(), "csv")
    text = _written(listed, format)
    if options.bom and format in ("csv", "tsv"):
        text = "\ufeff" + text
    if not options.output or options.output == "-":
        return put(text, status)
    try:
        write(Path(options.output), text)
    except OSError as error:
        return fail(f"{options.output}: cannot be written: {error.strerror}")
    return status


def _written(listed: Entries, format: str) -> str:
    from .glossary.writers import WRITERS

    return WRITERS[format](listed)


def _extract(documents: tuple[Document, ...], jobs: int) -> tuple[Extraction, list[str]]:
    from .parallel import WorkerError
    from .parallel import run as run_all
    from .terms.extract import extract

    try:
        answers: list[Any] = run_all(_facts_of, documents, jobs, lambda size: None)
    except WorkerError as error:
        answers = [f"internal error: {error}: the process that read it has died"]
    failures = [answer for answer in answers if isinstance(answer, str)]
    return extract(answer for answer in answers if not isinstance(answer, str)), failures


def _facts_of(document: Document) -> Facts | str:
    """What the extraction needs to know of a document, or a message why that failed."""
    from .project import bitext_of, internal_error
    from .terms.sentences import collect

    try:
        return collect(bitext_of(document))
    except Exception as error:
        return internal_error(document.path, "reading", error)


def _update(path: Path, listed: Entries, status: int, *, quiet: bool) -> int:
    from .glossary.entries import Entries
    from .glossary.load import SUFFIXES
    from .glossary.update import fresh, updated

    try:
        if not path.exists():
            if path.suffix.lower() not in SUFFIXES:
                return fail(f"{path}: a glossary must be one of {', '.join(SUFFIXES)}")
            new = Entries(listed.terms, ())
            data = _written(new, _SUFFIXES.get(path.suffix.lower(), "tbx2")).encode()
        else:
            old = path.read_bytes()
            new = fresh(old, str(path), listed)
            data = updated(old, str(path), new)
            if data == old:
                new = Entries((), ())
    except ConfigError as error:
        return fail(str(error))
    except OSError as error:
        return fail(f"{path}: cannot be read: {error.strerror}")
    if new.terms:
        try:
            replace_file(path, data)
        except OSError as error:
            return fail(f"{path}: cannot be written: {error.strerror}")
    if not quiet:
        say(f"{path}: {len(new.terms)} new {'term' if len(new.terms) == 1 else 'terms'}")
    return status


def replace_file(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all, with the permissions it had.  Raises OSError."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
