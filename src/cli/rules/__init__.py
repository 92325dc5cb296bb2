"""``pretrade rules``."""
