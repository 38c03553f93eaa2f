# The database: made in one go instead of by migrations, and opened so that several processes may use it.
import fcntl

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver


@receiver(connection_created)
def prepare(**signal):
    with signal["connection"].cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = OFF")  # a test's database need not survive a power cut


def create_tables():
    with open(settings.DATA / "schema.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        existing = set(connection.introspection.table_names())
        missing = [model for model in apps.get_models() if model._meta.db_table not in existing]
        if missing:
            with connection.schema_editor() as editor:
                for model in missing:
                    editor.create_model(model)
    connection.close()
