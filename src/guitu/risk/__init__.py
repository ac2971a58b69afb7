"""Risk rounds: everyone on the register looked at twice a year, by people, with reasons."""
