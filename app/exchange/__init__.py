"""What comes in and goes out? Case packages, calendars and tables."""
