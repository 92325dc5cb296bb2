"""What the offline exchange answers, endpoint by endpoint."""
