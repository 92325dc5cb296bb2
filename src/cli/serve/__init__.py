"""``pretrade serve``."""
