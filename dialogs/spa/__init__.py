"""The read-only book parsed from content/: the spa, its services, promotions, rules, phrases, topics and signs."""
