"""Settings of the documentation: Chinese pages in Markdown."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # chinese_search, pictures

project = "eduplan"
author = "the eduplan contributors"
copyright = author
version = release = installed_version("eduplan")

language = "zh_CN"
extensions = ["myst_parser", "eduplan.sphinxext", "chinese_search", "pictures"]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"eduplan {release}"
# Programs align Chinese by two columns a character; only such fonts show it so.
_MONOSPACE = (
    "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'Source Han Mono SC', "
    "SFMono-Regular, Menlo, Consolas, Monaco, Liberation Mono, monospace"
)
html_theme_options = {
    theme: {"font-stack--monospace": _MONOSPACE}
    for theme in ("light_css_variables", "dark_css_variables")
}
html_static_path = ["_static"]
html_css_files = ["eduplan.css"]

# A row that the tutorial adds to a list is no TOML by itself; the tests read the whole file.
suppress_warnings = ["misc.highlighting_failure"]
