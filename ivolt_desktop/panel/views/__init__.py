"""What the screens and papers read: frozen facts from a session, never a change."""
