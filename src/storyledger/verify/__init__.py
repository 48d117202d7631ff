"""A text held against the pages, sentence by sentence: a match is not truth."""
