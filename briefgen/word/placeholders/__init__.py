"""What is drawn in Word to hold a value's place: pictures, charts, content controls."""
