"""The words shown by F1, kept as plain pages in ``resources/help``."""
