"""Benchmarks: each measures against what others use, in one run, and says what it aims at."""
