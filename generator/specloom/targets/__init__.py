"""The target languages: one room each, that makes files of the model."""
