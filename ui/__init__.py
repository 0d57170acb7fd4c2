"""What the coordinator sees: the window, its pages and its widgets."""
