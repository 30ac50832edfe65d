"""What developers run through ``dev.py``; nothing in here ships."""
