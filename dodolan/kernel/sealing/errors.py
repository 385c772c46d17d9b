"""What cannot be opened."""


class Unsealable(Exception):
    """A sealed text is broken, belongs to another column, or was sealed with another key.

    Which of them is not told apart: to a cipher they are the same. No refusal, because nobody who asks can help it.
    """
