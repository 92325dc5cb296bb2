"""The REST API of the offline exchange, and the routes by which a test steers it."""
