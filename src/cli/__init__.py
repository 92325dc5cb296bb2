"""The command ``pretrade``."""
