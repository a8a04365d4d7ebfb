"""What the launcher starts: stands for work that takes a while."""

import time

time.sleep(60)
