"""Tests of the documents and charts."""
