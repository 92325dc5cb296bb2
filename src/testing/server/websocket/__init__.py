"""The WebSocket API and the streams of the offline exchange."""
