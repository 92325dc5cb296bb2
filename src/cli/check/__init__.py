"""``pretrade check``."""
