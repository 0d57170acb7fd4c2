"""Measurements, run by hand: speed belongs here and never in a test."""
