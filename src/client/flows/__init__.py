"""The client's conversations with the exchange, each written once for both clients."""
