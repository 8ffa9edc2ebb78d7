"""How a survey file is read: in, bytes or text; out, nodes with places and problems in plain words."""
