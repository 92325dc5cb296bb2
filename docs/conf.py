"""Sphinx: the manual is Markdown (MyST), and its reference is read from the docstrings."""

from importlib.metadata import version as installed_version

project = "pretrade"
author = "pretrade contributors"
copyright = "2026, pretrade contributors"
release = version = installed_version("pretrade")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
myst_enable_extensions = ["colon_fence", "deflist"]
# Links to headings work as on a code host: page.md#the-heading
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"

html_theme = "furo"
html_title = "pretrade"
# The page is the same text wherever it is built.
html_show_sourcelink = False
html_last_updated_fmt = None
