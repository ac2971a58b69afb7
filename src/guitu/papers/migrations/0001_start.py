"""Word forms of an office, moved from measures with what offices have given; numbers."""

from django.db import migrations, models

MOVE = """
    ALTER TABLE measures_wordtemplate RENAME TO papers_officeform;
    ALTER TABLE papers_officeform RENAME COLUMN paper TO code;
    ALTER TABLE papers_officeform ALTER COLUMN code TYPE varchar(60);
    ALTER TABLE papers_officeform RENAME CONSTRAINT word_template_version TO office_form_version;
"""
MOVE_BACK = """
    ALTER TABLE papers_officeform RENAME CONSTRAINT office_form_version TO word_template_version;
    ALTER TABLE papers_officeform ALTER COLUMN code TYPE varchar(40);
    ALTER TABLE papers_officeform RENAME COLUMN code TO paper;
    ALTER TABLE papers_officeform RENAME TO measures_wordtemplate;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("measures", "0002_no_overlap")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(MOVE, MOVE_BACK)],
            state_operations=[
                migrations.CreateModel(
                    name="OfficeForm",
                    fields=[
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        ("office_seq", models.IntegerField()),
                        ("code", models.CharField(max_length=60)),
                        ("version", models.SmallIntegerField()),
                        ("file_name", models.CharField(max_length=200)),
                        ("content", models.BinaryField()),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("created_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("office_seq", "code", "version"),
                                name="office_form_version",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperNumber",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("office_seq", models.IntegerField()),
                ("series", models.CharField(max_length=20)),
                ("year", models.SmallIntegerField()),
                ("last", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office_seq", "series", "year"), name="paper_number_series"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShortName",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("office_seq", models.IntegerField(unique=True)),
                ("name", models.CharField(max_length=20)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("created_by", models.UUIDField(null=True)),
            ],
        ),
    ]
