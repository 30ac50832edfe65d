"""How does it become paper? Block trees drawn as tagged PDF."""
