"""What one document prints: sentences, names, attributions, quantities, time expressions."""
