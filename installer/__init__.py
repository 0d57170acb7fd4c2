"""Set-up for developers and packages for users. Standard library only: it runs before anything is installed."""
