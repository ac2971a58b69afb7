"""Papers that an office hands out: forms in Word, its own or the standard ones; numbers."""
