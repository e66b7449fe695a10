"""Frozen-Flask at work on any number of pages: this process for few, one on each core for many."""

import hashlib
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from flask import Flask
from flask_frozen import Freezer, MissingURLGeneratorWarning

from aduan.reuse import Page

FEW = 200  # pages that one core has frozen before a second one has begun
BATCH = 50


class Frozen(NamedTuple):
    """A page's address, its file below the folder, and that file's SHA-256."""

    url: str
    name: str
    sha256: str


class Press:
    """Freezes pages of one site into one folder."""

    def __init__(self, site: Flask, folder: Path) -> None:
        site.config.update(
            FREEZER_DESTINATION=str(folder),
            FREEZER_REDIRECT_POLICY="error",
            FREEZER_REMOVE_EXTRA_FILES=False,  # others freeze into the same folder
            PROPAGATE_EXCEPTIONS=True,
        )
        self._folder = folder
        self._pages: Sequence[Page] = ()
        self._freezer = Freezer(
            site, with_static_files=False, with_no_argument_rules=False, log_url_for=False
        )
        self._freezer.register_generator(self._addresses)

    def _addresses(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        return ((endpoint, values) for endpoint, values, _ in self._pages)

    def freeze(self, pages: Sequence[Page]) -> Iterator[Frozen]:
        """In their order. Raises what a page raises."""
        self._pages = pages
        with warnings.catch_warnings():
            # Frozen-Flask wonders why other pages are not among these.
            warnings.simplefilter("ignore", MissingURLGeneratorWarning)
            for page in self._freezer.freeze_yield():
                digest = hashlib.sha256((self._folder / page.path).read_bytes()).hexdigest()
                yield Frozen(page.url, str(page.path), digest)

    def freeze_many(self, pages: Sequence[Page]) -> Iterator[Frozen]:
        """The same, with more cores when it pays; BrokenProcessPool when a process dies."""
        if len(pages) < FEW or (os.cpu_count() or 1) < 2:
            yield from self.freeze(pages)
            return
        batches = [pages[at : at + BATCH] for at in range(0, len(pages), BATCH)]
        # Forked: they show what this process has read, not what is on disk a moment later.
        with ProcessPoolExecutor(
            mp_context=get_context("fork"), initializer=_begin, initargs=(self,)
        ) as pool:
            try:
                for done in pool.map(_freeze, batches):
                    yield from done
            finally:
                pool.shutdown(cancel_futures=True)


_press: Press  # of a worker


def _begin(press: Press) -> None:
    global _press
    _press = press
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A build that is killed leaves no worker behind, which would hold its lock."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _freeze(pages: Sequence[Page]) -> list[Frozen]:
    return list(_press.freeze(pages))
