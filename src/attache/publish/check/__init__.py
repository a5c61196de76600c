"""Does an article's body support what stands above and below it?"""
