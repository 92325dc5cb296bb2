"""What would have to be known of the exchange, where its documents and reports do not tell.

A rule that one of these leaves open is unevaluated, and names it: nobody can give it.
"""

STOP_PRICE_BAND = "evidence:stop_price_band"
"""Whether a stop price must be in the percent band."""

PEGGED_LEGS = "evidence:pegged_legs"
"""Whether the pegged leg of an OCO must be on its side of the last price."""

AMENDED_FILTERS = "evidence:amended_filters"
"""Which filters a smaller order must pass."""

AMENDED_SYMBOL = "evidence:amended_symbol"
"""Whether an order may be amended where its symbol takes no new one."""

SOR_BOOKS = "evidence:sor_books"
"""The best price of all the books that smart order routing meets."""
