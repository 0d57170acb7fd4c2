"""Same person? Same place? A weight with its reasons."""
