"""What a client has read and remembers: rules, facts, clock, refusals."""
