"""What generated clients run on; importing it imports nothing else."""
