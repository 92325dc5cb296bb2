"""What must be known besides the order: the market, the account, and their single facts."""
