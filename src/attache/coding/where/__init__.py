"""Where: sites, towns, areas and countries, as precisely as the text says."""
