"""What the offline exchange tells those who listen."""
