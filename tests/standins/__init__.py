"""Stand-ins for the platforms: strict about the published rules, with faults to switch on."""
