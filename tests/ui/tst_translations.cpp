// Nothing of the window is left untranslated, and every Arabic plural has its six forms.
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

class TestTranslations : public QObject
{
    Q_OBJECT

private:
    struct Entry
    {
        QString source;
        QStringList forms;
        bool plural = false;
        bool unfinished = false;
    };
    static QList<Entry> read(const char *name)
    {
        QFile file(QStringLiteral(TEST_DATA "/../../translations/") + QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QList<Entry> entries;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("message"))
                entries.append(
                    Entry{{}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), false});
            else if (xml.name() == QLatin1String("source"))
                entries.last().source = xml.readElementText();
            else if (xml.name() == QLatin1String("numerusform"))
                entries.last().forms << xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                entries.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
                if (!entries.last().plural)
                    entries.last().forms << xml.readElementText();
            }
        }
        return entries;
    }

private Q_SLOTS:
    void arabicIsComplete()
    {
        const QList<Entry> entries = read("desk_ar.ts");
        QVERIFY(entries.size() > 150);
        for (const Entry &entry : entries) {
            QVERIFY2(!entry.unfinished, qPrintable(entry.source));
            QCOMPARE(entry.forms.size(), entry.plural ? 6 : 1);
            for (const QString &form : entry.forms)
                QVERIFY2(!form.isEmpty(), qPrintable(entry.source));
        }
    }

    void placesForValuesAgree()
    {
        const QList<Entry> entries = read("desk_ar.ts");
        for (const Entry &entry : entries) {
            for (const char *place : {"%1", "%2", "%3"}) {
                const QString mark = QString::fromLatin1(place);
                for (const QString &form : entry.forms)
                    QVERIFY2(form.contains(mark) == entry.source.contains(mark), qPrintable(entry.source + form));
            }
        }
    }

    void englishPluralsAreComplete()
    {
        const QList<Entry> entries = read("desk_en.ts");
        QVERIFY(!entries.isEmpty());
        for (const Entry &entry : entries) {
            if (entry.plural)
                QVERIFY2(!entry.unfinished && entry.forms.size() == 2 && !entry.forms.contains(QString()),
                         qPrintable(entry.source));
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
