"""Bytes to `Report`."""
