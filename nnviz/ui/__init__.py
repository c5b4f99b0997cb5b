"""Everything that is seen: views show, panels edit."""
