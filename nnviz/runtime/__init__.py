"""The trainer thread and what crosses it. No Qt."""
