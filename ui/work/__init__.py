"""Work off the window's thread: progress, cancel, errors, undo."""
