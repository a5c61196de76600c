"""`python -m attache`."""

import sys

from attache.cli import main

sys.exit(main())
