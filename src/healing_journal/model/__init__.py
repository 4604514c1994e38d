"""The nouns of the house: values only, no disk, no clock, no network."""
