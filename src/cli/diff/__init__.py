"""``pretrade diff``."""
