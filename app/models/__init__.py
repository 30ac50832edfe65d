"""What exists? Frozen records and enumerations; standard library only."""
