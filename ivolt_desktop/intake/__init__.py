"""An agency's file becomes a reviewed delivery."""
