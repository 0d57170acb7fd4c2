"""Journeys through the whole program, as a coordinator takes them."""
