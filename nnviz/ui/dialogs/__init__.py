"""Windows beside the main window: none of them stops the work but the one of the crash handler."""
