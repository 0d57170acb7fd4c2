"""The meeting: its agenda before, the minutes while it runs, and what the shared window shows of it."""
