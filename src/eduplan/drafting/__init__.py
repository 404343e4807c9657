"""Reads figures, promises, measures and problems out of a document, with their words and places."""
