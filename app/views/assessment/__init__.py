"""What is known about the family, by area."""
