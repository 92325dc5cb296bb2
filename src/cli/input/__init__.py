"""What the command reads: orders, rules, facts."""
