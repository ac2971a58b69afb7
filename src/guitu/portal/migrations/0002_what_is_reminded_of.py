"""Reminders of booked meetings beside those of duties."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('portal', '0001_start')]

    operations = [
        migrations.RemoveConstraint(model_name='reminder', name='reminder_once_per_duty'),
        migrations.RenameField(model_name='reminder', old_name='duty_id', new_name='subject_id'),
        migrations.AddField(
            model_name='reminder',
            name='about',
            field=models.CharField(default='duty', max_length=40),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('subject_id',), name='reminder_once_per_subject'),
        ),
    ]
