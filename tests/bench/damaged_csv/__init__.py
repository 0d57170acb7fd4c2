"""Reading damaged CSV files, beside other readers: ``python -m tests.bench.damaged_csv``."""
