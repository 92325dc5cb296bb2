"""The legal region of a symbol: what it looks like."""
