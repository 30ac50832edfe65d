"""The window on the wall: what everyone in the room may see, large, and nothing else.

Nothing in this room of the house reaches a whole case, a workspace or a form. All that comes in is a
``RoomView`` through a ``RoomDesk`` (``tests/views/room`` holds the imports against a list).
"""
