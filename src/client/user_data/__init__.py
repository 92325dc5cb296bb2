"""The user data stream: its events, and the account that they tell of."""
