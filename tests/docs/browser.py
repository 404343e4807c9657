"""Pages in a browser without a window: Chromium prints a page after its scripts ran."""

from __future__ import annotations

import shutil
import subprocess
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.outside import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

__all__ = ["console_of_page", "page_after_scripts", "served"]

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_MILLISECONDS_OF_THE_PAGE = 20_000


class _Silent(SimpleHTTPRequestHandler):
    def __init__(self, asked: list[str], *args: Any, **settings: Any) -> None:
        self.asked = asked
        super().__init__(*args, **settings)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing, but remember what was asked for."""
        self.asked.append(self.path)


@contextmanager
def served(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """Serve a folder on this machine; the address is that of its root.

    `asked` gets the path of every request.
    """
    requests = [] if asked is None else asked
    handler = partial(_Silent, requests, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def page_after_scripts(address: str) -> str:
    """Return the HTML of a page once its scripts have run and have nothing more to wait for."""
    return _opened(address)[0]


def console_of_page(address: str) -> tuple[str, list[str]]:
    """Return the same, and the lines that the page and its scripts wrote on the console."""
    page, log = _opened(address, "--enable-logging=stderr")
    return page, [line for line in log.splitlines() if "CONSOLE" in line]


def _opened(address: str, *options: str) -> tuple[str, str]:
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("chromium", "Chromium is not installed")
    with TemporaryDirectory() as profile:
        done = subprocess.run(
            [
                chromium,
                *_QUIET,
                *options,
                f"--user-data-dir={profile}",
                f"--virtual-time-budget={_MILLISECONDS_OF_THE_PAGE}",
                "--dump-dom",
                address,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=True,
        )
    return done.stdout, done.stderr
