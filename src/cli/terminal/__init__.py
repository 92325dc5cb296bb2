"""What the command writes to: a terminal, a pipe, a file."""
