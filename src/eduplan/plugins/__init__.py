"""The built-in domains, each an ordinary plugin that uses the public face only."""
