"""The cases that the others are compared with: library and name."""

from benchmarks.results import Key

CCXT_PAIR: Key = ("ccxt", "amount_to_precision + price_to_precision, strings")
MAKE_QTY: Key = ("nautilus_trader", "make_qty + make_price, floats")
THREE_FILTERS: Key = ("decimal", "3 filters written out, from Decimals")
PARSING: Key = ("json", "json.loads")
PARSED_SYMBOL: Key = ("json", "json.loads of the symbol")
BARE_IMPORT: Key = ("python", "import attrs, decimal, json")
