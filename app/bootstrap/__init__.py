"""The only place that knows every room; it wires them and nothing else.

Start order: ``app.__main__`` reads the arguments and imports nothing heavy. For a window,
``bootstrap.window`` shows the unlock page first and imports storage while it stands there; for a
verb, ``bootstrap.program`` opens the vault and hands the verb a workspace.
"""
