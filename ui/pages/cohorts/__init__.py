"""*Cohorts*: victims, offenders and locations on sheets of their own."""
