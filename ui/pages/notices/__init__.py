"""*Notices and orders*: early-warning notices, penalties and breaches."""
