"""``pretrade fit``."""
