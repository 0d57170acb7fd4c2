"""The panel's rules, its agencies and members, how the window looks, and the file."""
