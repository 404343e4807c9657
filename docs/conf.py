"""Settings of the documentation: Chinese pages in Markdown."""

from __future__ import annotations

from importlib.metadata import version as installed_version

project = "eduplan"
author = "the eduplan contributors"
copyright = author
version = release = installed_version("eduplan")

language = "zh_CN"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"eduplan {release}"
