"""Sources to stored claims: the seam that runs reading, language and coding, in one process or many."""

from attache.batch.coder import Coded, Coder, load_coder
from attache.batch.run import Progress, Summary, run

__all__ = ["Coded", "Coder", "Progress", "Summary", "load_coder", "run"]
