"""What is shown? Lensed cases turned into frozen specifications and block trees."""
