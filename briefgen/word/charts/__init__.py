"""Charts drawn in Word and filled with figures of the data."""
