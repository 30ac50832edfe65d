"""What can be done without a window? Verbs for tests and for the people who look after machines."""
