"""The cases that the others are compared with: library and name."""

from benchmarks.results import Key

CCXT_PAIR: Key = ("ccxt", "amount_to_precision + price_to_precision, strings")
STEP_SIZES: Key = ("python-binance", "round_step_size twice, floats")
THREE_FILTERS: Key = ("decimal", "3 filters written out, from Decimals")
PARSING: Key = ("json", "json.loads")
BARE_IMPORT: Key = ("python", "import attrs, decimal, json")
