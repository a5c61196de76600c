"""What all tests share: no deadlines, since a test must not fail because the machine is busy."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
