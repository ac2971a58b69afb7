"""A head for every chain, so that the first statement of each need not make it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_start")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO audit_head (shard, chain_no, hash) "
            "SELECT shard, 0, '' FROM generate_series(0, 63) AS shard",
            migrations.RunSQL.noop,
        ),
    ]
