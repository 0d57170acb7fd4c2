"""One folder for each entry of the navigation."""
