"""Builds the embedded reader model from labelled data; not needed to use the package."""
