"""What can be done? Operations and the ports they need; standard library only."""
