"""Who has said yes to what."""
