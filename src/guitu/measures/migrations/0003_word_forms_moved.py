"""The Word forms of offices stand in the module papers now; their table went with them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_no_overlap"), ("papers", "0001_start")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="WordTemplate")]
        ),
    ]
