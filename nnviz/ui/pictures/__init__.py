"""Pictures and films of views, for papers, slides and pages."""
