"""Periods of one measure share no day."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION measures_periods_share_no_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.voided_at IS NULL AND EXISTS (
    SELECT FROM measures_statusperiod other
    WHERE other.measure_id = NEW.measure_id AND other.id <> NEW.id AND other.voided_at IS NULL
      AND daterange(other.from_on, other.until_on) && daterange(NEW.from_on, NEW.until_on)
  ) THEN
    RAISE EXCEPTION 'statuses of one measure share a day'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'status_no_overlap';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER status_no_overlap
  AFTER INSERT OR UPDATE ON measures_statusperiod
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION measures_periods_share_no_day();
"""
BACKWARD = """
DROP TRIGGER status_no_overlap ON measures_statusperiod;
DROP FUNCTION measures_periods_share_no_day();
"""


class Migration(migrations.Migration):
    """Add the trigger that compares periods."""

    dependencies = [("measures", "0001_start")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
