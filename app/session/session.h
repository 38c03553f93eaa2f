// One signed-in account, as the window knows it: what it shows and what it can be told. The parts behind it
// (store, feed, delivery, outbox, connections) are put together in session/sessionparts.
#pragma once

#include "protocol/bodies.h"
#include "session/account.h"
#include "session/rooms.h"
#include "session/timeline.h"
#include "session/triage.h"
#include "store/finds.h"
#include "store/incoming.h"
#include "store/search.h"
#include "store/storage.h"

#include <QObject>

#include <functional>
#include <memory>

namespace desk {

struct ConnectionStatus
{
    enum class State {
        Offline, ///< nothing reaches the site
        Connecting,
        Online,
        SignedOut, ///< the site no longer knows us: asks for the password in place, loses nothing
    };
    State state = State::Offline;
    QDateTime since;                  ///< when this state began
    QDateTime retryAt;                ///< valid: the next attempt
    std::optional<Error> lastError;   ///< why it is not Online now
    std::optional<Error> lastFailure; ///< what failed last, also when all is well again
    QDateTime failedAt;
    int waiting = 0;             ///< messages that wait here to be sent
    bool liveUpdates = true;     ///< false: no socket tells of changes (on the deployed site never one): it is polled
    bool casesByNumber = false;  ///< the site shows me no queue of cases: lookUpCase() opens one
    bool secretInMemory = false; ///< no keychain: signed in until the program ends
    bool syncing = false;        ///< the first sync is under way
    std::optional<Error> storageError; ///< the cache or the desk file cannot be written
    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

/// The state of an ad that the site showed once and shows no more: our own word, the site has none for it.
inline constexpr QLatin1String adGone{"gone"};

class Session : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const Account &account() const = 0;
    virtual bool isStaff() const = 0;
    virtual const ConnectionStatus &status() const = 0;
    virtual Limits limits() const = 0;
    virtual bool attachmentsSupported() const = 0;
    virtual Rooms &rooms() = 0;
    virtual Triage *triage() = 0; ///< never null, but not always available

    /// The caller owns it; it follows the room until it is destroyed. The room on screen: at most one holds `active`.
    virtual std::unique_ptr<Timeline> openTimeline(RoomId room) = 0;
    /// Which room is on screen in the focused window (0: none): its sockets and polling come first. `newestInView`: its newest
    /// message can be seen there, so the room may be asked for by a call that marks it read.
    virtual void setActiveRoom(RoomId room, bool newestInView) = 0;
    /// Hidden or idle windows poll less.
    virtual void setWindowVisible(bool visible) = 0;

    /// In everything that is stored here: needs no network.
    virtual FutureResult<SearchPage> search(const SearchQuery &query) = 0;

    // writing
    virtual void send(RoomId room, const QString &text) = 0; ///< into the outbox; never fails visibly
    virtual void sendFile(RoomId room, const QString &filePath, const QString &text) = 0;
    /// Where a file that exists nowhere else (a pasted picture) waits to be sent: its path. It goes when its message has arrived.
    virtual FutureResult<QString> keepFile(const QString &name, const QByteArray &bytes) = 0;
    virtual void retry(OutboxId row) = 0;
    /// Takes a queued or refused row back, or one whose file is still on its way from here (it is stopped); the future gives its
    /// text, or Invalid when it had left already. `intoDraft`: the text stands before the room's draft from the same commit on.
    virtual FutureResult<QString> takeBack(OutboxId row, bool intoDraft = false) = 0;
    virtual void typing(RoomId room) = 0; ///< at each keystroke; sent at most every 3 s
    virtual void setDraft(RoomId room, const QString &text) = 0;
    virtual QString draft(RoomId room) const = 0;
    virtual QList<QuickReply> quickReplies() const = 0; ///< in the person's order
    virtual void setQuickReplies(const QList<QuickReply> &replies) = 0;
    virtual FutureResult<RoomId> createSupportCase(const QString &subject, const QString &category,
                                                   const QString &text) = 0;
    virtual FutureResult<void> closeConversation(RoomId room) = 0; ///< the site's archive: ends the talk for both
    virtual FutureResult<void> resolveSupport(RoomId room) = 0;
    /// Where casesByNumber: the case of this number becomes one of the rooms. Reads it, as the person who asks wants to.
    virtual FutureResult<void> lookUpCase(RoomId room) = 0;
    virtual FutureResult<void> reopenSupport(RoomId room) = 0;

    // what only this machine knows of a room
    virtual void setRoomState(RoomId room, RoomState state, bool on) = 0;
    /// All of it, as if it had been looked through, and no longer marked as unread.
    virtual void markRead(RoomId room) = 0;

    // beside the talk
    /// From the cache at once, else from the site. What the site says otherwise than the cache is told by adChanged.
    virtual FutureResult<Ad> ad(AdId ad) = 0;
    /// From the disk, else from the site; decode off the GUI thread.
    virtual FutureResult<QByteArray> picture(const QString &url) = 0;
    virtual QUrl pageUrl(AdId ad, const QString &slug) const = 0; ///< the ad's page on the site
    virtual FutureResult<void> download(const Attachment &attachment, const QString &filePath,
                                        std::function<void(qint64, qint64)> progress) = 0;
    virtual QString note(RoomId room) const = 0; ///< the person's own, never sent
    virtual void setNote(RoomId room, const QString &text) = 0;
    virtual QHash<RoomId, QString> notes() const = 0;
    virtual FutureResult<protocol::NotificationPage> notifications(int page) = 0;
    virtual void markNotificationRead(NotificationId notification) = 0;

    // what is kept here of the site's
    virtual FutureResult<StorageUse> storageUse() = 0;
    /// All conversations are read from the site again. What only this machine knows (outbox, drafts, notes, marks) is not touched.
    virtual FutureResult<void> deleteCache() = 0;
    // one conversation as a whole
    /// Prices, links or files in what is stored here: needs no network.
    virtual FutureResult<FindsPage> finds(const FindsQuery &query) = 0;
    /// What is stored after this message, ascending, with the room's holes.
    virtual FutureResult<RoomSlice> stored(RoomId room, MessageId after, int limit) = 0;
    /// Brings messages before this one (0: the newest) from the site into the store.
    virtual FutureResult<void> fetchBefore(RoomId room, MessageId before) = 0;

public Q_SLOTS:
    virtual void retryNow() = 0;
    virtual void setLanguage(bool arabic) = 0;

Q_SIGNALS:
    void statusChanged();
    void messageArrived(const desk::Message &message, const desk::RoomItem &room); ///< by somebody else, new, live
    /// A message could not be written down: its text is the room's draft again, its file has to be chosen again or taken from here.
    void notKept(desk::RoomId room, const QString &filePath);
    /// New or changed in this room, from this message on, live or by paging.
    void messagesStored(desk::RoomId room, desk::MessageId oldest);
    void adChanged(const desk::Ad &ad);
    /// Mine, sent from this path: told before its message is shown.
    void fileArrived(const QString &filePath, const desk::Attachment &attachment);
    void quickRepliesChanged();
    void noteChanged(desk::RoomId room);
    void notificationArrived(const desk::SiteNotification &notification);
    void storageChanged(); ///< old messages were deleted from the cache
};

} // namespace desk
