"""What a guest may ask for, one file each, in order of priority."""
