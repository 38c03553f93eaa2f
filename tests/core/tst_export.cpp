// A conversation as a file: the three formats, hostile words, what is missing, what cannot be written.
#include "net/filetype.h"
#include "session/exportjob.h"
#include "tests/support/fakedesk.h"
#include "tests/support/values.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace desk;
using namespace desk::testing;

namespace {

/// A session whose room holds these messages, read page by page; files come with their own name inside.
struct Holder : FakeSession
{
    Holder() : FakeSession(publisherAccount())
    {
        rooms().put(buyerRoom(1, 12, QStringLiteral("Toyota <Corolla>"), QStringLiteral("Laila"), {}, {}, 0));
    }
    void hold(const QList<Message> &messages)
    {
        RoomSlice slice;
        slice.room = rooms().item(RoomId{1})->room;
        slice.messages = messages;
        if (!messages.isEmpty()) {
            slice.oldest = messages.first().id;
            slice.newest = messages.last().id;
        }
        slices.insert(RoomId{1}, slice);
    }
    FutureResult<void> download(const Attachment &attachment, const QString &path,
                                std::function<void(qint64, qint64)>) override
    {
        downloads << attachment.name;
        if (lost.contains(attachment.name))
            return readyResult<void>(fail(lostBy));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return readyResult<void>(fail(ErrorCode::StorageFailed));
        file.write(attachment.name.toUtf8());
        return readyResult<void>(Result<void>());
    }
    QStringList downloads;
    QStringList lost;
    ErrorCode lostBy = ErrorCode::NotFound;
};

Message withFile(Message message, const QString &name)
{
    message.attachment = Attachment{QStringLiteral("/media/x"), name, 3, {}};
    return message;
}

ExportWords someWords(bool rightToLeft = false)
{
    ExportWords words;
    words.title = QStringLiteral("Conversation with Laila");
    words.subtitle = QStringLiteral("Toyota <Corolla>");
    words.note = QStringLiteral("Exported");
    words.you = QStringLiteral("You");
    words.gap = QStringLiteral("MISSING HERE");
    words.notSaved = QStringLiteral("(not saved)");
    words.rightToLeft = rightToLeft;
    words.locale = rightToLeft ? QLocale(QLocale::Arabic, QLocale::Egypt) : QLocale::c();
    return words;
}

ExportRequest request(const QTemporaryDir &dir, ExportFormat format, bool loadFirst = false)
{
    const char *ending = format == ExportFormat::Html ? "html" : format == ExportFormat::Json ? "json" : "csv";
    return {RoomId{1},
            dir.filePath(QStringLiteral("talk.%1").arg(QLatin1String(ending))),
            format,
            someWords(),
            loadFirst,
            QStringLiteral("https://site.example"),
            QDateTime(QDate(2026, 11, 28), QTime(10, 0), Qt::UTC)};
}

Result<ExportReport> run(Session &session, const ExportRequest &request)
{
    ExportJob job(session, request);
    std::optional<Result<ExportReport>> end;
    QObject::connect(&job, &ExportJob::finished, &job, [&end](const Result<ExportReport> &report) { end = report; });
    job.start();
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, 60'000))
        return fail(ErrorCode::TimedOut);
    return *end;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList everythingIn(const QTemporaryDir &dir)
{
    return QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// Rows and cells by RFC 4180.
QList<QStringList> table(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes.sliced(3));
    QList<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('"')) {
            if (quoted && i + 1 < text.size() && text.at(i + 1) == c)
                rows.last().last() += text.at(++i);
            else
                quoted = !quoted;
        } else if (!quoted && c == QLatin1Char(',')) {
            rows.last() << QString();
        } else if (!quoted && c == QLatin1Char('\r') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n')) {
            rows << QStringList{QString()};
            ++i;
        } else {
            rows.last().last() += c;
        }
    }
    rows.removeLast();
    return rows;
}

const char *const hostile[] = {"<script>alert(1)</script>",
                               "\"><img src=x onerror=alert(1)>",
                               "'onmouseover='x",
                               "</p></article></main></body>",
                               "&lt;b&gt; & <!--",
                               "]]>",
                               "javascript:alert(1)",
                               "\u202Eevil\u202C",
                               "\u2066open isolate",
                               "=1+1",
                               "+1",
                               "-1",
                               "@SUM(A1)",
                               "\t=1",
                               "a,b\"c\"\nd",
                               "line\r\nline\rline",
                               "\x01\x02\x7F",
                               "😀 مرحبا hello",
                               ""};

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostileWordsAreOnlyWordsInThePage()
    {
        QTemporaryDir dir;
        Holder session;
        QList<Message> said;
        qint64 id = 0;
        for (const char *text : hostile) {
            Message one = message(1, ++id, 2, QString::fromUtf8(text));
            one.senderName = QString::fromUtf8(text);
            said << one;
        }
        said << withFile(message(1, id + 1, 2, {}), QStringLiteral("\"><script>.html"))
             << withFile(message(1, id + 2, 2, {}), QStringLiteral("a b#?%.jpg"));
        session.hold(said);
        const auto report = run(session, request(dir, ExportFormat::Html));
        QVERIFY(report);
        QCOMPARE(report->messages, said.size());
        QCOMPARE(report->files, 2);
        const QString page = QString::fromUtf8(contents(report->path));
        QVERIFY(page.contains(QStringLiteral("default-src 'none'")));
        // only our own elements and attributes
        static const QRegularExpression tag(QStringLiteral("<(/?)([a-z0-9!]+)([^>]*)>"),
                                            QRegularExpression::CaseInsensitiveOption);
        const QStringList known{QStringLiteral("!DOCTYPE"), QStringLiteral("html"),   QStringLiteral("head"),
                                QStringLiteral("meta"),     QStringLiteral("title"),  QStringLiteral("style"),
                                QStringLiteral("body"),     QStringLiteral("header"), QStringLiteral("h1"),
                                QStringLiteral("h2"),       QStringLiteral("p"),      QStringLiteral("main"),
                                QStringLiteral("article"),  QStringLiteral("div"),    QStringLiteral("bdi"),
                                QStringLiteral("time"),     QStringLiteral("a"),      QStringLiteral("br")};
        int bodies = 0;
        for (auto it = tag.globalMatch(page); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            QVERIFY2(known.contains(match.captured(2)), qPrintable(match.captured()));
            QVERIFY2(!match.captured(3).contains(QStringLiteral("on"), Qt::CaseInsensitive) ||
                         match.captured(2) == QStringLiteral("meta"),
                     qPrintable(match.captured()));
            bodies += match.captured(2) == QStringLiteral("body");
        }
        QCOMPARE(bodies, 2);
        QVERIFY(!page.contains(QChar(1)));
        QVERIFY(page.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(page.contains(QStringLiteral("href=\"./talk_files/a%20b%23_%25.jpg\""))); // one that shows itself
        QVERIFY(!page.contains(QStringLiteral(".html\""))); // one that could run is named, not linked
        QVERIFY(page.contains(QStringLiteral("<p dir=\"auto\">")));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("talk_files/a b#_%.jpg"))));
    }

    void thePageHasTheWindowsDirection()
    {
        QTemporaryDir dir;
        Holder session;
        session.hold({message(1, 1, 2, QStringLiteral("مرحبا")), message(1, 2, 7, QStringLiteral("hello"))});
        ExportRequest asked = request(dir, ExportFormat::Html);
        asked.words = someWords(true);
        QVERIFY(run(session, asked));
        const QByteArray page = contents(asked.path);
        QVERIFY(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
        QVERIFY(page.contains("class=\"mine\""));
        QVERIFY(page.contains("datetime=\"2026-11-01T00:00:02.000Z\""));
        QVERIFY(!page.contains("text-align: left") && !page.contains("margin-left"));
        QVERIFY(run(session, request(dir, ExportFormat::Html)));
        QVERIFY(contents(asked.path).contains("<html lang=\"en\" dir=\"ltr\">")); // written over, whole
    }

    void jsonHoldsEverythingAsItWas()
    {
        QTemporaryDir dir;
        Holder session;
        QList<Message> said;
        qint64 id = 0;
        for (const char *text : hostile)
            said << message(1, ++id, 107, QString::fromUtf8(text));
        said << withFile(message(1, ++id, 7, QStringLiteral("file")), QStringLiteral("a.pdf"));
        session.hold(said);
        const auto report = run(session, request(dir, ExportFormat::Json));
        QVERIFY(report);
        QJsonParseError fault;
        const QJsonObject root = QJsonDocument::fromJson(contents(report->path), &fault).object();
        QVERIFY2(fault.error == QJsonParseError::NoError, qPrintable(fault.errorString()));
        QCOMPARE(root[QStringLiteral("format")].toString(), QStringLiteral("idrissimart-conversation"));
        QCOMPARE(root[QStringLiteral("complete")].toBool(), true);
        const QJsonArray messages = root[QStringLiteral("messages")].toArray();
        QCOMPARE(messages.size(), said.size());
        for (qsizetype i = 0; i < said.size(); ++i) {
            QCOMPARE(messages[i][QStringLiteral("text")].toString(), said[i].text);
            QCOMPARE(messages[i][QStringLiteral("id")].toInteger(), said[i].id.value);
            QCOMPARE(QDateTime::fromString(messages[i][QStringLiteral("sent_at")].toString(), Qt::ISODateWithMs),
                     said[i].createdAt);
        }
        QCOMPARE(messages.last()[QStringLiteral("attachment")][QStringLiteral("file")].toString(),
                 QStringLiteral("talk_files/a.pdf"));
        QCOMPARE(root[QStringLiteral("conversation")][QStringLiteral("ad")][QStringLiteral("title")].toString(),
                 QStringLiteral("Toyota <Corolla>"));
    }

    void aTableRunsNoFormulas()
    {
        QTemporaryDir dir;
        Holder session;
        QList<Message> said;
        qint64 id = 0;
        for (const char *text : hostile)
            said << message(1, ++id, 2, QString::fromUtf8(text));
        said[0].senderName = QStringLiteral("=cmd|' /C calc'!A0");
        said << withFile(message(1, ++id, 2, {}), QStringLiteral("=a.csv"));
        session.hold(said);
        const auto report = run(session, request(dir, ExportFormat::Csv));
        QVERIFY(report);
        const QByteArray bytes = contents(report->path);
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
        const QList<QStringList> rows = table(bytes);
        QCOMPARE(rows.size(), said.size() + 1);
        for (qsizetype row = 1; row < rows.size(); ++row) {
            QCOMPARE(rows[row].size(), 7);
            QString text = said[row - 1].text;
            if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.at(0)))
                text.prepend(QLatin1Char('\''));
            QCOMPARE(rows[row][4], text);
            for (const QString &cell : rows[row])
                QVERIFY2(cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell.at(0)), qPrintable(cell));
        }
    }

    void namesOfFilesAreSafeAndUnique()
    {
        QTemporaryDir dir;
        Holder session;
        QList<Message> said;
        qint64 id = 0;
        for (const QString &name :
             {QStringLiteral("../../etc/passwd"), QStringLiteral("a.pdf"), QStringLiteral("A.PDF"),
              QStringLiteral("a.pdf"), QStringLiteral("CON.txt"), QStringLiteral(".hidden"),
              QStringLiteral("\u202Egpj.exe"), QString(), QStringLiteral("..")})
            said << withFile(message(1, ++id, 2), name);
        session.hold(said);
        const auto report = run(session, request(dir, ExportFormat::Json));
        QVERIFY(report);
        QCOMPARE(report->files, said.size());
        const QStringList saved =
            QDir(dir.filePath(QStringLiteral("talk_files"))).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(saved.size(), said.size());
        QSet<QString> folded;
        for (const QString &name : saved) {
            QVERIFY2(!name.startsWith(QLatin1Char('.')) && !name.contains(QChar(0x202E)), qPrintable(name));
            folded.insert(name.toCaseFolded());
        }
        QCOMPARE(folded.size(), said.size());
        QCOMPARE(everythingIn(dir).size(), 2);
        // the next export keeps these
        QVERIFY(run(session, request(dir, ExportFormat::Json)));
        QVERIFY(QDir(dir.filePath(QStringLiteral("talk_files_2"))).exists());
    }

    void whatCouldNotBeFetchedIsNamed()
    {
        QTemporaryDir dir;
        Holder session;
        session.hold({withFile(message(1, 1, 2), QStringLiteral("here.pdf")),
                      withFile(message(1, 2, 2), QStringLiteral("gone.pdf")),
                      withFile(message(1, 3, 2), QStringLiteral("also here.pdf"))});
        session.lost = {QStringLiteral("gone.pdf")};
        auto report = run(session, request(dir, ExportFormat::Html));
        QVERIFY(report);
        QCOMPARE(report->files, 2);
        QCOMPARE(report->lostFiles, QStringList{QStringLiteral("gone.pdf")});
        QVERIFY(contents(report->path).contains("gone.pdf</bdi> (not saved)"));
        // offline: nothing more is asked for, and there is no empty folder
        session.lost = {QStringLiteral("here.pdf")};
        session.lostBy = ErrorCode::Offline;
        session.downloads.clear();
        QTemporaryDir other;
        report = run(session, request(other, ExportFormat::Html));
        QVERIFY(report);
        QCOMPARE(session.downloads.size(), 1);
        QCOMPARE(report->lostFiles.size(), 3);
        QCOMPARE(everythingIn(other), QStringList{QStringLiteral("talk.html")});
    }

    void missingStretchesAreSaidInTheFile_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("html") << ExportFormat::Html;
        QTest::newRow("json") << ExportFormat::Json;
        QTest::newRow("csv") << ExportFormat::Csv;
    }
    void missingStretchesAreSaidInTheFile()
    {
        QFETCH(ExportFormat, format);
        QTemporaryDir dir;
        Holder session;
        session.hold(messages(1, 5, 6) + messages(1, 9, 10));
        RoomSlice &slice = session.slices[RoomId{1}];
        slice.holes = {Hole{RoomId{1}, {}, MessageId{5}}, Hole{RoomId{1}, MessageId{6}, MessageId{9}}};
        slice.room->lastMessageId = MessageId{12}; // and the newest are not here
        const auto report = run(session, request(dir, format));
        QVERIFY(report);
        QCOMPARE(report->gaps, 3);
        const QByteArray bytes = contents(report->path);
        if (format == ExportFormat::Json) {
            const QJsonObject root = QJsonDocument::fromJson(bytes).object();
            QCOMPARE(root[QStringLiteral("complete")].toBool(true), false);
            const QJsonArray missing = root[QStringLiteral("missing")].toArray();
            QCOMPARE(missing.size(), 3);
            QCOMPARE(missing[1][QStringLiteral("after")].toInteger(), 6);
            QCOMPARE(missing[1][QStringLiteral("before")].toInteger(), 9);
            QVERIFY(missing[2][QStringLiteral("before")].isNull());
            return;
        }
        QCOMPARE(bytes.count("MISSING HERE"), 3);
        QVERIFY(bytes.indexOf("MISSING HERE") < bytes.indexOf("m5"));
        QVERIFY(bytes.lastIndexOf("MISSING HERE") > bytes.indexOf("m10"));
    }

    void theRestIsLoadedFirstIfAskedFor()
    {
        QTemporaryDir dir;
        Holder session;
        session.hold(messages(1, 5, 8));
        session.slices[RoomId{1}].holes = {Hole{RoomId{1}, {}, MessageId{5}}};
        session.onFetch = [&session] { session.hold(messages(1, 1, 8)); };
        auto report = run(session, request(dir, ExportFormat::Json, true));
        QVERIFY(report);
        QCOMPARE(session.fetched.size(), 1);
        QCOMPARE(session.fetched[0].second, MessageId{5});
        QCOMPARE(report->messages, 8);
        QCOMPARE(report->gaps, 0);
        // a site that does not answer is no reason to write nothing
        session.hold(messages(1, 5, 8));
        session.slices[RoomId{1}].holes = {Hole{RoomId{1}, {}, MessageId{5}}};
        session.onFetch = {};
        session.fetchAnswer = fail(ErrorCode::Offline);
        report = run(session, request(dir, ExportFormat::Json, true));
        QVERIFY(report);
        QCOMPARE(report->gaps, 1);
        QVERIFY(report->notLoaded);
        // nor is one that answers with nothing new, which is not asked for ever
        session.fetchAnswer = {};
        session.fetched.clear();
        report = run(session, request(dir, ExportFormat::Json, true));
        QVERIFY(report);
        QCOMPARE(session.fetched.size(), 1);
        QCOMPARE(report->gaps, 1);
    }

    void aHundredThousandMessagesAreOnePageAtATime()
    {
        QTemporaryDir dir;
        struct Paged : Holder
        {
            QList<Message> all;
            int most = 0;
            FutureResult<RoomSlice> stored(RoomId room, MessageId after, int limit) override
            {
                most = std::max(most, limit);
                RoomSlice slice;
                slice.room = rooms().item(room)->room;
                slice.oldest = all.first().id;
                slice.newest = all.last().id;
                slice.messages = all.mid(after.value, limit);
                return readyResult<RoomSlice>(slice);
            }
        } paged;
        paged.all = messages(1, 1, 100'000);
        ExportJob job(paged, request(dir, ExportFormat::Csv));
        QSignalSpy progress(&job, &ExportJob::progressed);
        std::optional<Result<ExportReport>> end;
        connect(&job, &ExportJob::finished, &job, [&end](const Result<ExportReport> &report) { end = report; });
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 120'000);
        QVERIFY(*end);
        QCOMPARE((*end)->messages, 100'000);
        QVERIFY(paged.most <= 500);
        QCOMPARE(contents((*end)->path).count('\n'), 100'001);
        QVERIFY(progress.size() > 100);
        QCOMPARE(progress.last()[0].toInt(), 100);
    }

    void aCancelledExportLeavesNothing()
    {
        QTemporaryDir dir;
        QFile before(dir.filePath(QStringLiteral("talk.html")));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("the one before");
        before.close();
        Holder session;
        QList<Message> said = messages(1, 1, 5'000);
        said[10] = withFile(said[10], QStringLiteral("a.pdf"));
        session.hold(said);
        ExportJob job(session, request(dir, ExportFormat::Html));
        std::optional<Result<ExportReport>> end;
        connect(&job, &ExportJob::progressed, &job, &ExportJob::cancel); // after the first page
        connect(&job, &ExportJob::finished, &job, [&end](const Result<ExportReport> &report) { end = report; });
        job.start();
        QTRY_VERIFY(end.has_value());
        QVERIFY(!*end);
        QCOMPARE(end->error().code, ErrorCode::Cancelled);
        QCOMPARE(everythingIn(dir), QStringList{QStringLiteral("talk.html")});
        QCOMPARE(contents(before.fileName()), QByteArray("the one before"));
    }

    void aJobThatIsDroppedLeavesNothing()
    {
        QTemporaryDir dir;
        Holder session;
        session.hold(messages(1, 1, 5'000));
        {
            ExportJob job(session, request(dir, ExportFormat::Html));
            QSignalSpy progress(&job, &ExportJob::progressed);
            job.start();
            QTRY_VERIFY(!progress.isEmpty());
        }
        QTRY_VERIFY(everythingIn(dir).isEmpty());
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        QTemporaryDir dir;
        Holder session;
        session.hold(messages(1, 1, 10));
        ExportRequest asked = request(dir, ExportFormat::Html);
        asked.path = dir.filePath(QStringLiteral("no such folder/talk.html"));
        const auto report = run(session, asked);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::StorageFailed);
        QVERIFY(everythingIn(dir).isEmpty());
    }

#ifdef Q_OS_LINUX
    void aDiskThatEndsInTheMiddleLeavesNothing()
    {
        QTemporaryDir dir;
        Holder session;
        QList<Message> said = messages(1, 1, 5'000);
        said[3] = withFile(said[3], QStringLiteral("a.pdf"));
        session.hold(said);
        const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        rlimit small = old;
        small.rlim_cur = 200'000; // the kernel refuses what comes after, as a full disk does
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto report = run(session, request(dir, ExportFormat::Html));
        setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, ignored);
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::StorageFailed || report.error().code == ErrorCode::StorageFull);
        QVERIFY(!report.error().detail.isEmpty());
        QVERIFY2(everythingIn(dir).isEmpty(), qPrintable(everythingIn(dir).join(QLatin1Char(' '))));
    }
#endif
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
