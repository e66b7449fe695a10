"""Searching what is public: words, a query, the entry of an outcome, snippets, the index."""
