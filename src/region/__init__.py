"""The legal region: the constraints that bind one shape of request, and the facts put in."""
