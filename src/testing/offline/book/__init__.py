"""What the offline exchange holds: its accounts, markets, orders and trades."""
