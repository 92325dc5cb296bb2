"""``pretrade doctor``."""
