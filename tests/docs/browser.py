"""Pages in a browser without a window: Chromium prints a page after its scripts ran."""

from __future__ import annotations

import html
import json
import re
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
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

__all__ = ["console_of_page", "pages_after_scripts", "served"]

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_MILLISECONDS_OF_THE_PAGE = 20_000
# Frames of one page, each replaced by its HTML as text when nothing has moved for long.
_FRAMES = """<!doctype html><meta charset="utf-8"><body><script>
for (const path of PATHS) {
  const frame = document.createElement("iframe");
  frame.src = path;
  document.body.append(frame);
}
setTimeout(() => {
  for (const frame of [...document.querySelectorAll("iframe")]) {
    const shown = document.createElement("textarea");
    shown.textContent = frame.contentDocument.documentElement.outerHTML;
    frame.replaceWith(shown);
  }
}, 15_000);
</script>"""


class _Silent(SimpleHTTPRequestHandler):
    def __init__(
        self, asked: list[str], made: Mapping[str, bytes], *args: Any, **settings: Any
    ) -> None:
        self.asked, self.made = asked, made
        super().__init__(*args, **settings)

    def do_GET(self) -> None:
        """Give what was made for a path, else the file."""
        page = self.made.get(self.path)
        if page is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing, but remember what was asked for."""
        self.asked.append(self.path)


@contextmanager
def served(
    folder: Path, asked: list[str] | None = None, made: Mapping[str, bytes] | None = None
) -> Iterator[str]:
    """Serve a folder on this machine; the address is that of its root.

    `asked` gets the path of every request; `made` holds pages that stand in no folder.
    """
    requests = [] if asked is None else asked
    handler = partial(_Silent, requests, made or {}, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def pages_after_scripts(folder: Path, paths: Sequence[str]) -> list[str]:
    """Return the HTML of pages of a folder once their scripts have nothing more to wait for.

    One browser shows them all: to start one costs more than a page.
    """
    frames = _FRAMES.replace("PATHS", json.dumps(paths)).encode("utf-8")
    with served(folder, made={"/frames.html": frames}) as address:
        page, _ = _opened(f"{address}/frames.html")
    return [html.unescape(one) for one in re.findall(r"(?s)<textarea>(.*?)</textarea>", page)]


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
