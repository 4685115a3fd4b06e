"""What limits and conditions ask of a value, in plain English."""
