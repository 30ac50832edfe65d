"""What was done in the case."""
