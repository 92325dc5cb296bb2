"""How orders enter the book, meet each other, and end."""
