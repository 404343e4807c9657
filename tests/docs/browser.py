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

__all__ = ["page_after_scripts", "served"]

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_MILLISECONDS_OF_THE_PAGE = 20_000


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the page is what is tested."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address is that of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def page_after_scripts(address: str) -> str:
    """Return the HTML of a page once its scripts have run and have nothing more to wait for."""
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("chromium", "Chromium is not installed")
    with TemporaryDirectory() as profile:
        done = subprocess.run(
            [
                chromium,
                *_QUIET,
                f"--user-data-dir={profile}",
                f"--virtual-time-budget={_MILLISECONDS_OF_THE_PAGE}",
                "--dump-dom",
                address,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=180,
            check=True,
        )
    return done.stdout
