"""What is coming up."""
