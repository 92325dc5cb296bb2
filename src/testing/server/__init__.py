"""An offline exchange for clients that speak HTTP: a server, and transports without sockets.

- `exchange_app.ExchangeApp` answers requests; the rest carries requests to it.
- `server_thread.exchange_server` runs a server in a thread, for tests (extra ``serve``).
- `client_transport`: for `pretrade.client`; `requests_adapter`, `httpx_transport` and
  `httpx2_transport`: for clients on these libraries, without a socket.
"""
