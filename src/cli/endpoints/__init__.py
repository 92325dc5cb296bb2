"""``pretrade endpoints``: the exchange's endpoints, as they are known."""
