"""What was said and what to answer. Pure: no I/O, no clock, no logging."""
