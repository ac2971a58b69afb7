"""What pages of absences say."""
