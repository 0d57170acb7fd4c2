"""Deliveries: what came in, and the four steps by which a file comes in."""
