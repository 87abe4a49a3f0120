"""Speed, measured: the product beside its yardsticks, interleaved, on loopback. `make bench` runs all of it."""
