// Every error has its own sentence, in both languages, without technical words.
#include "system/settings.h"
#include "ui/errortext.h"
#include "ui/language.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::ui;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasItsOwnSentence()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("s.ini")));
        settings.setLanguage(LanguageChoice::English);
        Language language(settings);
        for (const bool arabic : {false, true}) {
            settings.setLanguage(arabic ? LanguageChoice::Arabic : LanguageChoice::English);
            QSet<QString> sentences;
            for (int code = 0; code <= int(ErrorCode::NameTaken); ++code) {
                const QString sentence = errorSentence(Error{ErrorCode(code), {}, {}, 0});
                QVERIFY2(sentence.size() > 8, qPrintable(QString::number(code)));
                QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
                QCOMPARE(sentence.isRightToLeft(), arabic);
                sentences.insert(sentence);
            }
        }
    }

    void detailsStandIsolated()
    {
        const QString sentence =
            errorSentence(Error{ErrorCode::TlsFailed, QStringLiteral("self-signed\ncertificate"), {}, 0});
        QVERIFY(sentence.contains(QChar(0x2068) + QStringLiteral("self-signed certificate") + QChar(0x2069)));
    }

    void waitingIsCounted()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("s.ini")));
        settings.setLanguage(LanguageChoice::English);
        Language language(settings);
        const auto words = [](int seconds) {
            return errorSentence(Error{ErrorCode::RateLimited, {}, std::chrono::seconds(seconds), 429});
        };
        QVERIFY2(words(1).contains(QStringLiteral("1 second.")), qPrintable(words(1)));
        QVERIFY2(words(5).contains(QStringLiteral("5 seconds.")), qPrintable(words(5)));
        QVERIFY2(words(900).contains(QStringLiteral("15 minutes.")), qPrintable(words(900)));
    }
};

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
