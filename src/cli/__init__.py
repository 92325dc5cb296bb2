"""The command ``pretrade``: `main` is what the entry point and ``python -m pretrade`` call."""

from pretrade.cli.command import main

__all__ = ["main"]
