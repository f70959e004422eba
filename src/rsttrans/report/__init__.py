"""Writers, one a format: each turns the result of a run into text."""
