"""What the pages of people and of places share: the list, and one record as a timeline across agencies."""
