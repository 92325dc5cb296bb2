"""Runs the command as ``python -m pretrade``."""

import sys

from pretrade.cli import main

sys.exit(main())
