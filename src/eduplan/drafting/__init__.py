"""Reads figures, promises, measures and problems out of a document, each with its words and place."""
