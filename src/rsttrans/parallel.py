"""The same function over many documents, on several cores where that pays."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar, cast

from .text import Document

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

WORTHWHILE = 400_000
"""Characters below which starting processes costs more than it saves."""


class WorkerError(Exception):
    """A process ended without an answer; the message names the document that it was busy with."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    function: Callable[[Document], T], documents: Sequence[Document], jobs: int, done: Callable[[int], None]
) -> list[T]:
    """The answers of `function`, in the order of the documents, whatever `jobs` (0: one for each core) is.

    `done` is called with the size of each document that is finished.  Answers must be small and picklable.
    Raises WorkerError.
    """
    total = sum(len(document.text) for document in documents)
    shares = min(jobs or cores(), len(documents))
    if shares > 1 and total > WORTHWHILE and hasattr(os, "fork"):
        answers = dict(_forked(function, documents, shares, done))
        return [answers[index] for index in range(len(documents))]
    results = []
    with _no_collection():
        for document in documents:
            results.append(function(document))
            done(len(document.text))
    return results


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for reference cycles: blocks and units make none, and there are a great many of them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _forked(
    function: Callable[[Document], T], documents: Sequence[Document], shares: int, done: Callable[[int], None]
) -> Iterator[tuple[int, T]]:
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context = get_context("fork")
    gc.freeze()  # else the first collection of each child copies every page that it shares with this process
    queues: dict[Connection, list[int]] = {}
    children = []
    for share in _share(documents, shares):
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(function, documents, share, sender), daemon=True)
        child.start()
        sender.close()
        queues[receiver] = share
        children.append(child)
    try:
        while queues:
            for receiver in cast("list[Connection]", wait(list(queues))):
                queue = queues[receiver]
                try:
                    answer = receiver.recv()
                except EOFError:
                    raise WorkerError(documents[queue[0]].path) from None
                index = queue.pop(0)
                if not queue:
                    del queues[receiver]
                done(len(documents[index].text))
                yield index, answer
    finally:
        for child in children:
            if queues:
                child.terminate()
            child.join()


def _share(documents: Sequence[Document], shares: int) -> list[list[int]]:
    """Indices of the documents, dealt so that each share is about as long."""
    piles: list[list[int]] = [[] for _ in range(shares)]
    loads = [0] * shares
    for index in sorted(range(len(documents)), key=lambda index: (-len(documents[index].text), index)):
        lightest = loads.index(min(loads))
        piles[lightest].append(index)
        loads[lightest] += len(documents[index].text)
    return [pile for pile in piles if pile]


def _work(
    function: Callable[[Document], T], documents: Sequence[Document], share: Sequence[int], sender: Connection
) -> None:
    try:
        with _no_collection():
            for index in share:
                sender.send(function(documents[index]))
    except (KeyboardInterrupt, BrokenPipeError):
        pass  # the parent has been told as well, and speaks for all
