"""Makes recorded output the one that a terminal shows.

Python buffers whole blocks when its output goes into a pipe, so that lines of
standard error would overtake those of standard output. With one flush a line,
as on a terminal, the order is that of the program. PYTHONUNBUFFERED would not
do: it writes a line and its end apart, and threads would mix them.
"""

import sys

sys.stdout.reconfigure(line_buffering=True)
