"""What surrounds every page: navigation, actions, palette, notices, the shared window."""
