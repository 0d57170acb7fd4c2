"""Pure functions of the domain; standard library only."""
