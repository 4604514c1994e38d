"""What runs the networks, imported in this one place, so that it never tells anyone that it ran.

Releases of ONNX Runtime from 1.29 on report each use to their maker, on Linux and macOS by a client of their own that also
keeps an identifier under the home folder; on Windows all releases hand events to the system. So the release is
pinned below those (docs/decisions/0011), and both switches are off before anything else is done with it.
"""

from __future__ import annotations

import os
from typing import Any


def runtime() -> Any:  # noqa: ANN401 - the library has no types
    """Return the library, silenced; it is imported when first asked for, which takes a tenth of a second."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, at the import
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime
