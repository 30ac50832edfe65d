"""Where does it lie? The vault, its keys, tables, repositories and backup."""
