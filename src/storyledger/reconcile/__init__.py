"""What is claimed across documents, on whose word, and what cannot both be true."""
