"""What ``check`` and ``fit`` share: orders are read, judged, counted."""
