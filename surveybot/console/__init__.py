"""A terminal as a chat: in, what a dialog says and lines that are typed; out, styled text and messages."""
