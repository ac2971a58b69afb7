"""No day of a person is on record twice: as reported, as left without a report, or as a stay."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION absences_share_no_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_day date;
  last_day date;
BEGIN
  IF NEW.voided_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  first_day := CASE TG_TABLE_NAME WHEN 'absences_absence' THEN (to_jsonb(NEW)->>'leaves_on')::date
                                  ELSE (to_jsonb(NEW)->>'from_on')::date END;
  last_day := NEW.until_on;
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person_id::text, 7217014));
  IF EXISTS (
    SELECT FROM (
      SELECT id, person_id, leaves_on AS from_on, until_on FROM absences_absence
      WHERE person_id = NEW.person_id AND voided_at IS NULL
      UNION ALL
      SELECT id, person_id, from_on, until_on FROM absences_departure
      WHERE person_id = NEW.person_id AND voided_at IS NULL
      UNION ALL
      SELECT id, person_id, from_on, until_on FROM absences_stay
      WHERE person_id = NEW.person_id AND voided_at IS NULL
    ) other
    WHERE other.id <> NEW.id
      AND daterange(other.from_on, other.until_on, '[]') && daterange(first_day, last_day, '[]')
  ) THEN
    RAISE EXCEPTION 'a day away is on record twice'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'absence_no_day_twice';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER absence_no_day_twice AFTER INSERT OR UPDATE ON absences_absence
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION absences_share_no_day();
CREATE CONSTRAINT TRIGGER absence_no_day_twice AFTER INSERT OR UPDATE ON absences_departure
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION absences_share_no_day();
CREATE CONSTRAINT TRIGGER absence_no_day_twice AFTER INSERT OR UPDATE ON absences_stay
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION absences_share_no_day();
"""
BACKWARD = """
DROP TRIGGER absence_no_day_twice ON absences_absence;
DROP TRIGGER absence_no_day_twice ON absences_departure;
DROP TRIGGER absence_no_day_twice ON absences_stay;
DROP FUNCTION absences_share_no_day();
"""


class Migration(migrations.Migration):
    """Add the trigger that compares the days of three tables."""

    dependencies = [("absences", "0001_start")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
