"""The built-in dossier: short reports on foreign forces in Niger in 2024, written for this project.

The facts are public and the words are the project's own; the outlets do not exist. The reports come in the shapes that
real ones come in: a page as a reader pasted it, without a date; a web page with its furniture; a Markdown file.
"""
