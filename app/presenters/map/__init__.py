"""The contact map (*netværkskort*): a lensed case in, places and a picture out; a pure function."""

from app.presenters.map.build import build_map
from app.presenters.map.spec import CardSpec, LineSpec, MapMode, MapOptions, MapSpec, MemberSpec

__all__ = ["CardSpec", "LineSpec", "MapMode", "MapOptions", "MapSpec", "MemberSpec", "build_map"]
