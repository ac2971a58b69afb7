"""Rules of risk rounds. Pure: no Django, no clock; the program never decides a level."""
