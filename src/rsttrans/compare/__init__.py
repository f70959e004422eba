"""What the source and the target of a unit hold, compared: links, references, roles, literals, emphasis."""
