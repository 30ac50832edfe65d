"""What can be said in a terminal? The verbs of the command line."""
