"""What each step does with its form's values, and what stands in the form to begin with."""
