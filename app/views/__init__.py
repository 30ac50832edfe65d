"""What is seen and touched? Widgets, one folder per page."""
