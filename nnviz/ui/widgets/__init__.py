"""Controls that every panel is built from: each one names itself, explains itself and obeys the keyboard."""
