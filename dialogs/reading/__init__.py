"""Text -> Reading: language, safety signs, dates and times, people, services, contacts, codes, yes/no, topics."""
