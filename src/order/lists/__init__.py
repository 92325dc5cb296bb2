"""The order lists: their legs, and a class for each endpoint that takes one."""
