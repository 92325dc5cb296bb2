"""Runs the command as ``python -m pretrade``."""
