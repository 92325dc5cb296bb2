"""What exchangeInfo says: the document, its symbols, the exchange's own rules, what changed."""
