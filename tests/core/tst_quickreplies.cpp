// Quick replies and private notes: their words, where they are kept, and the file that carries them.
#include "session/accountsession.h"
#include "session/keepsakes.h"
#include "session/notes.h"
#include "session/quickreplies.h"
#include "session/replytext.h"
#include "tests/core/damage.h"
#include "tests/support/fakeclock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::testing;
using namespace std::chrono_literals;

namespace {

const RoomId room7{7};
const QString site = QStringLiteral("https://site.example");

const QuickReply available{QStringLiteral("available"), QStringLiteral("Still available"),
                           QStringLiteral("Hello {name}, {ad} is still available.")};
const QuickReply arabic{QStringLiteral("متاح"), QStringLiteral("ما زال متاحًا"),
                        QStringLiteral("أهلًا {name}\n---\nنعم، {ad} متاح.")};
const QuickReply fixed{QStringLiteral("final"), QStringLiteral("Price is final"),
                       QStringLiteral("The price is fixed.")};

struct Shelf
{
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<Store> store;
    Shelf() { open(); }
    Result<void> open()
    {
        store.reset();
        store = std::make_unique<Store>();
        return await(store->open(dir.path(), UserId{1}));
    }
    DeskStart start() { return *await(store->loadDesk()); }
};

KeepsakeError::Fault faultOf(const QByteArray &json)
{
    const auto read = keepsakesFromJson(json);
    return read ? KeepsakeError::Fault(-1) : read.error().fault;
}

QByteArray file(const char *rest)
{
    return QByteArray(R"({"format":"idrissimart-desk","version":1,"site":"x",)") + rest + '}';
}

} // namespace

class TestQuickReplies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void variablesAreFilledOnceAndInOneLine()
    {
        const QString text = QStringLiteral("{name}: {ad}, {ad} {price} {name");
        QCOMPARE(filled(text, {QStringLiteral("ليلى"), QStringLiteral("Corolla")}),
                 QStringLiteral("ليلى: Corolla, Corolla {price} {name"));
        QCOMPARE(filled(text, {{}, QStringLiteral("Corolla")}),
                 QStringLiteral("{name}: Corolla, Corolla {price} {name"));
        QCOMPARE(filled(QStringLiteral("{name}!"), {QStringLiteral("{ad}\n---\nx"), QStringLiteral("Corolla")}),
                 QStringLiteral("{ad} --- x!"));
        QCOMPARE(variablesOf(QStringLiteral("{ad} {name} {ad}")),
                 (QStringList{QStringLiteral("{ad}"), QStringLiteral("{name}")}));
        QVERIFY(variablesOf(QStringLiteral("no {variables}")).isEmpty());
    }

    void theNameIsTheOtherPersonsAndNeverASubject()
    {
        RoomItem item;
        item.title = QStringLiteral("Laila");
        item.room.adTitle = QStringLiteral("Corolla");
        QCOMPARE(replyValues(item, false), (ReplyValues{QStringLiteral("Laila"), QStringLiteral("Corolla")}));
        item.support = true;
        item.room.adTitle.clear();
        QCOMPARE(replyValues(item, true), (ReplyValues{QStringLiteral("Laila"), {}}));
        QCOMPARE(replyValues(item, false), ReplyValues());
    }

    void linesOfDashesPartMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("messages");
        const auto list = [](std::initializer_list<const char *> all) {
            QStringList strings;
            for (const char *each : all)
                strings << QString::fromUtf8(each);
            return strings;
        };
        QTest::newRow("one") << QStringLiteral(" one\ntwo ") << list({"one\ntwo"});
        QTest::newRow("three in order") << QStringLiteral("a\n---\nb\n\nc\n --- \nد") << list({"a", "b\n\nc", "د"});
        QTest::newRow("empty ones are left out") << QStringLiteral("---\na\n---\n \n---\n") << list({"a"});
        QTest::newRow("not a separator") << QStringLiteral("a --- b\n----\n--") << list({"a --- b\n----\n--"});
        QTest::newRow("nothing") << QStringLiteral(" \n---\n") << QStringList();
    }
    void linesOfDashesPartMessages()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, messages);
        QCOMPARE(messagesOf(text), messages);
    }

    void aShortcutIsOneWordOfAnyScript()
    {
        for (const char *good : {"available", "متاح", "مُتاح", "price2", "two-words", "two_words"})
            QVERIFY2(isShortcut(QString::fromUtf8(good)), good);
        for (const char *bad :
             {"", "two words", "/available", "a\nb", "ـ", "<b>", "0123456789012345678901234567890123"})
            QVERIFY2(!isShortcut(QString::fromUtf8(bad)), bad);
        QVERIFY(isSameShortcut(QStringLiteral("مُتاحه"), QStringLiteral("متاحة")));
        QVERIFY(isSameShortcut(QStringLiteral("Final"), QStringLiteral("final")));
        QVERIFY(!isSameShortcut(QStringLiteral("final"), QStringLiteral("finals")));
    }

    void whatWasTypedIsFoundInShortcutAndTitleFolded()
    {
        const QList<QuickReply> all{available, arabic, fixed};
        const auto found = [&all](const char *typed) { return matching(all, QString::fromUtf8(typed)); };
        QCOMPARE(found(""), all);
        QCOMPARE(found("AVAIL"), QList<QuickReply>{available});
        QCOMPARE(found("price is"), QList<QuickReply>{fixed});
        QCOMPARE(found("مُتَـاح"), QList<QuickReply>{arabic});
        QCOMPARE(found("زال متاحا"), QList<QuickReply>{arabic});
        QVERIFY(found("nothing").isEmpty());
        QCOMPARE(found("f").first(), fixed); // its shortcut begins so
        QCOMPARE(found("l"), (QList<QuickReply>{available, fixed}));
    }

    void repliesAreKeptInTheirOrder()
    {
        Shelf shelf;
        QVERIFY(shelf.start().replies.isEmpty()); // nothing is made up
        QuickReplies replies(*shelf.store);
        QSignalSpy changed(&replies, &QuickReplies::changed);
        replies.set({available, arabic, fixed});
        replies.set({available, arabic, fixed});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shelf.start().replies, (QList<QuickReply>{available, arabic, fixed}));
        QuickReply renamed = available;
        renamed.shortcut = QStringLiteral("still");
        QuickReply rewritten = fixed;
        rewritten.text = QStringLiteral("No.");
        replies.set({rewritten, renamed, arabic});
        QCOMPARE(replies.all(), (QList<QuickReply>{rewritten, renamed, arabic}));
        QVERIFY(shelf.open());
        QCOMPARE(shelf.start().replies, (QList<QuickReply>{rewritten, renamed, arabic}));
    }

    void shortcutsCanChangePlaces()
    {
        Shelf shelf;
        QuickReplies replies(*shelf.store);
        replies.set({available, fixed});
        QuickReply first = available;
        QuickReply second = fixed;
        std::swap(first.shortcut, second.shortcut);
        replies.set({first, second});
        QCOMPARE(shelf.start().replies, (QList<QuickReply>{first, second}));
        replies.set({});
        QVERIFY(shelf.start().replies.isEmpty());
    }

    void writingAgainDeletesNothing()
    {
        Shelf shelf;
        QuickReplies known(*shelf.store);
        known.set({available, fixed});
        QuickReplies unknowing(*shelf.store); // its reading of the file had failed
        unknowing.writeAgain();
        unknowing.set({arabic});
        unknowing.writeAgain();
        QCOMPARE(shelf.start().replies.size(), 3);
    }

    void notesAreWrittenAfterAPause()
    {
        Shelf shelf;
        Notes notes(*shelf.store, shelf.clock);
        notes.set(room7, QStringLiteral("جا"));
        notes.set(room7, QStringLiteral("جاد"));
        QCOMPARE(notes.note(room7), QStringLiteral("جاد"));
        QVERIFY(shelf.start().notes.isEmpty());
        shelf.clock.advance(300ms);
        QVERIFY(shelf.open());
        QCOMPARE(shelf.start().notes.value(room7), QStringLiteral("جاد"));
    }

    void aSessionKeepsBothAndWritesTheLastWordsAtItsEnd()
    {
        QTemporaryDir dir;
        FakeClock clock;
        Account account;
        account.key = {{}, site, UserId{1}};
        account.site.origin = QUrl(site);
        {
            AccountSession session(account, {}, clock, QTimeZone::utc());
            QVERIFY(await(session.open(dir.path())));
            QSignalSpy replies(&session, &Session::quickRepliesChanged);
            QSignalSpy note(&session, &Session::noteChanged);
            session.setQuickReplies({arabic, fixed});
            session.setNote(room7, QStringLiteral("no pause after this"));
            QCOMPARE(replies.count(), 1);
            QCOMPARE(note.count(), 1);
        }
        AccountSession session(account, {}, clock, QTimeZone::utc());
        QVERIFY(await(session.open(dir.path())));
        QCOMPARE(session.quickReplies(), (QList<QuickReply>{arabic, fixed}));
        QCOMPARE(session.note(room7), QStringLiteral("no pause after this"));
        QCOMPARE(session.notes().size(), 1);
        QVERIFY(session.draft(room7).isEmpty());
        QCOMPARE(session.status().waiting, 0); // nothing of it is to be sent
    }

    void anEmptyNoteIsGone()
    {
        Shelf shelf;
        Notes notes(*shelf.store, shelf.clock);
        notes.set(room7, QStringLiteral("x"));
        notes.flush();
        QCOMPARE(shelf.start().notes.size(), 1);
        notes.set(room7, {});
        notes.flush();
        QVERIFY(shelf.start().notes.isEmpty());
        QVERIFY(shelf.start().drafts.isEmpty());
    }

    void bothAreWrittenAgainIntoANewFile()
    {
        Shelf shelf;
        QuickReplies replies(*shelf.store);
        Notes notes(*shelf.store, shelf.clock);
        replies.load({available, arabic});
        notes.load({{room7, QStringLiteral("keen")}});
        replies.writeAgain();
        notes.writeAgain();
        QCOMPARE(shelf.start().replies, (QList<QuickReply>{available, arabic}));
        QCOMPARE(shelf.start().notes.value(room7), QStringLiteral("keen"));
    }

    /// Their rows look alike but for one column: a note that came back as a draft would be sent.
    void aDamagedFileNeverTurnsANoteIntoADraft()
    {
        Shelf shelf;
        for (int id = 1; id <= 60; ++id) {
            QVERIFY(await(shelf.store->putNote(RoomId{id}, words(QLatin1Char('n'), id, 900))));
            QVERIFY(await(shelf.store->putDraft(RoomId{id}, words(QLatin1Char('d'), id, 900))));
        }
        QVERIFY(await(shelf.store->putReplies({available, arabic, fixed}, {})));
        shelf.store->close();
        const QString path = shelf.dir.filePath(QStringLiteral("desk.db"));
        QByteArray bytes = contents(path);
        // Every branch of a table: what stands in the leaves belongs to nobody now.
        int branches = 0;
        for (qsizetype at = pageSize; at < bytes.size(); at += pageSize) {
            if (bytes.at(at) == 5) {
                bytes.replace(at, pageSize, QByteArray(pageSize, '\0'));
                ++branches;
            }
        }
        QVERIFY(branches >= 2);
        QVERIFY(write(path, bytes));
        QVERIFY(shelf.open());
        const DeskStart start = shelf.start();
        QCOMPARE(start.notes.size(), 60);
        QCOMPARE(start.drafts.size(), 60);
        for (int id = 1; id <= 60; ++id) {
            QCOMPARE(start.notes.value(RoomId{id}), words(QLatin1Char('n'), id, 900));
            QCOMPARE(start.drafts.value(RoomId{id}), words(QLatin1Char('d'), id, 900));
        }
        QCOMPARE(start.replies, (QList<QuickReply>{available, arabic, fixed}));
    }

    void whatIsExportedIsImportedAsItWas()
    {
        const Keepsakes all{site,
                            {available, arabic, fixed},
                            {{room7, QStringLiteral("جاد\n\"x\"")}, {RoomId{8}, QStringLiteral("b")}}};
        const auto read = keepsakesFromJson(keepsakesToJson(all));
        QVERIFY(read);
        QCOMPARE(*read, all);
        QVERIFY(merged(all, *read).isEmpty());
        const KeepsakeMerge fresh = merged({site, {}, {}}, *read);
        QCOMPARE(fresh.replies, all.replies);
        QCOMPARE(fresh.notes, all.notes);
        QCOMPARE(fresh.newReplies, 3);
        QCOMPARE(fresh.newNotes, 2);
    }

    void aBadFileIsRefusedAndSaysWhere()
    {
        using Fault = KeepsakeError::Fault;
        QCOMPARE(faultOf(""), Fault::NotJson);
        QCOMPARE(faultOf(R"({"format": )"), Fault::NotJson);
        QCOMPARE(faultOf("{}"), Fault::NotOurs);
        QCOMPARE(faultOf("[1,2]"), Fault::NotOurs);
        QCOMPARE(faultOf(file(R"("quickReplies":7)")), Fault::NotOurs);
        QCOMPARE(faultOf(R"({"format":"idrissimart-desk","version":2})"), Fault::Newer);
        QCOMPARE(faultOf(QByteArray(largestKeepsakes + 1, ' ')), Fault::TooLarge);
        QCOMPARE(faultOf(file(R"("quickReplies":["x"])")), Fault::BadReply);
        QCOMPARE(faultOf(file(R"("quickReplies":[{"shortcut":"two words","title":"t","text":"x"}])")), Fault::BadReply);
        QCOMPARE(faultOf(file(R"("quickReplies":[{"shortcut":"a","title":"t","text":7}])")), Fault::BadReply);
        QCOMPARE(faultOf(file(R"("notes":[{"room":0,"text":"x"}])")), Fault::BadNote);
        QCOMPARE(faultOf(file(R"("notes":[{"room":1.5,"text":"x"}])")), Fault::BadNote);
        QCOMPARE(faultOf(file(R"("notes":[{"room":1,"text":"x"},{"room":1,"text":"y"}])")), Fault::BadNote);
        const auto twice = keepsakesFromJson(
            file(R"("quickReplies":[{"shortcut":"a","title":"","text":"x"},{"shortcut":"A","text":"y"}])"));
        QVERIFY(!twice);
        QCOMPARE(twice.error().fault, Fault::SameShortcut);
        QCOMPARE(twice.error().place, 2);
        QCOMPARE(twice.error().detail, QStringLiteral("A"));
    }

    void theSameShortcutIsReplacedInItsPlaceAndCounted()
    {
        QuickReply other = fixed;
        other.shortcut = QStringLiteral("Final");
        other.text = QStringLiteral("Not a pound less.");
        const KeepsakeMerge merge = merged({site, {fixed, available}, {}}, {site, {arabic, other, available}, {}});
        QCOMPARE(merge.replies, (QList<QuickReply>{other, available, arabic}));
        QCOMPARE(merge.replaced, 1);
        QCOMPARE(merge.newReplies, 1);
    }

    void aNoteIsWrittenBelowADifferentOneAndOnlyOnce()
    {
        const Keepsakes given{site, {}, {{room7, QStringLiteral("theirs")}, {RoomId{8}, QStringLiteral("same")}}};
        Keepsakes here{site, {}, {{room7, QStringLiteral("mine")}, {RoomId{8}, QStringLiteral("same")}}};
        const KeepsakeMerge merge = merged(here, given);
        QCOMPARE(merge.notes, (QHash<RoomId, QString>{{room7, QStringLiteral("mine\n\ntheirs")}}));
        QCOMPARE(merge.joined, 1);
        QCOMPARE(merge.newNotes, 0);
        here.notes.insert(merge.notes);
        QVERIFY(merged(here, given).isEmpty());
    }

    void notesOfAnotherSiteAreLeftOut()
    {
        const KeepsakeMerge merge =
            merged({site, {}, {}}, {QStringLiteral("https://other.example"), {fixed}, {{room7, QStringLiteral("x")}}});
        QVERIFY(merge.notes.isEmpty());
        QCOMPARE(merge.foreignNotes, 1);
        QCOMPARE(merge.newReplies, 1);
    }
};

QTEST_GUILESS_MAIN(TestQuickReplies)
#include "tst_quickreplies.moc"
