"""The booking: draft, completeness, price and promotion, capacity. Pure."""
