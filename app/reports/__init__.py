"""How does it become paper? Block trees drawn as tagged PDF, and pictures as SVG."""

from app.reports.picture_svg import render_svg
from app.reports.render import render_pdf, render_set

__all__ = ["render_pdf", "render_set", "render_svg"]
