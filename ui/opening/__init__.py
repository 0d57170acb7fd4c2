"""Which panel is open: start screen, passphrase, practice panel, copies, changing from one panel to another."""
