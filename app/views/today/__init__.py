"""What is coming up, over all families."""
