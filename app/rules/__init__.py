"""What holds? Pure functions over models; standard library only."""
