// Joining of session, view and composer.
#include "ui/timeline/timelinepane.h"

#include "models/timelinemodel.h"
#include "system/settings.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/filetray.h"
#include "ui/format.h"
#include "ui/media/picturestock.h"
#include "ui/rooms/roomtext.h"
#include "ui/search/findbar.h"
#include "ui/team/macros.h"
#include "ui/textline.h"
#include "ui/timeline/announcer.h"
#include "ui/timeline/caseacts.h"
#include "ui/timeline/casestrip.h"
#include "ui/timeline/conversationheader.h"
#include "ui/timeline/dropveil.h"
#include "ui/timeline/notewriter.h"
#include "ui/timeline/replywatch.h"
#include "ui/timeline/rowtext.h"
#include "ui/timeline/timelineview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace desk::ui {

TimelinePane::TimelinePane(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_zone(QTimeZone::systemTimeZone()),
      m_header(new ConversationHeader(theme, this)), m_bannerSlot(new QVBoxLayout), m_typingRow(new QHBoxLayout),
      m_find(new FindBar(theme, this)), m_view(new TimelineView(theme, this)),
      m_typing(new TextLine(theme, 13, QFont::Normal, TextLine::Ink::Muted, this)),
      m_composer(new Composer(theme, settings, this)), m_replyWatch(new ReplyWatch(theme, clock, *m_composer, this)),
      m_acts(new CaseActs(theme, *this)), m_macros(new Macros(*m_composer, this)),
      m_notes(new NoteWriter(*m_composer, this)), m_settings(settings), m_pictures(new PictureStock(this)),
      m_veil(new DropVeil(theme, this)), m_announcer(new Announcer(this))
{
    setObjectName(QStringLiteral("stage"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    m_view->setPictures(m_pictures);
    m_bannerSlot->setContentsMargins(0, 0, 0, 0);
    m_typingRow->addWidget(m_typing);
    followTheme();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(m_bannerSlot);
    all->addWidget(m_find);
    all->addWidget(m_view, 1);
    all->addLayout(m_typingRow);
    all->addWidget(m_replyWatch->strip());
    all->addWidget(m_acts->strip());
    all->addWidget(m_composer);
    connectParts();
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &TimelinePane::showToday);
    m_minute.start();
    showToday();
    closeRoom();
}

TimelinePane::~TimelinePane()
{
    m_view->setModel(nullptr);
}

void TimelinePane::connectParts()
{
    connect(m_view, &TimelineView::linkActivated, this, &TimelinePane::linkActivated);
    connect(m_view, &TimelineView::attachmentActivated, this, &TimelinePane::attachmentActivated);
    connect(m_view, &TimelineView::saveRequested, this, &TimelinePane::saveRequested);
    connect(m_view, &TimelineView::pictureActivated, this, &TimelinePane::showPicture);
    connect(m_view, &TimelineView::editRequested, this, &TimelinePane::edit);
    connect(m_view, &TimelineView::takeBackRequested, this, &TimelinePane::takeBack);
    connect(m_view, &TimelineView::retryRequested, this, [this](OutboxId row) {
        if (m_session)
            m_session->retry(row);
    });
    connect(m_view, &TimelineView::noteRetryRequested, m_notes, &NoteWriter::retry);
    connect(m_view, &TimelineView::noteEditRequested, m_notes, &NoteWriter::edit);
    connect(m_composer, &Composer::noteRequested, m_view, &TimelineView::jumpToNewest);
    connect(m_notes, &NoteWriter::failed, this, &TimelinePane::failed);
    connect(m_notes, &NoteWriter::changed, this, [this] {
        if (m_model)
            m_model->setCase(m_notes->desk());
    });
    connect(m_composer, &Composer::noteModeChanged, this, [this](bool on) {
        m_replyWatch->dismiss(); // what it asks is about the other text
        if (m_room.isValid() && isVisible())
            m_announcer->tell(on ? tr("Writing a private note") : tr("Writing a reply"));
    });
    connect(m_view, &TimelineView::newestInViewChanged, this, &TimelinePane::tellActiveRoom);
    connect(m_view, &TimelineView::seenUpTo, this, [this](MessageId message) {
        m_replyWatch->seen(message);
        if (m_timeline)
            m_timeline->markSeen(message);
    });
    connect(m_composer, &Composer::sendRequested, this, [this](const QString &text) {
        if (!m_session)
            return;
        m_session->send(m_room, text);
        m_view->jumpToNewest();
    });
    connect(m_composer, &Composer::sendFileRequested, this, [this](const QString &path, const QString &text) {
        if (!m_session)
            return;
        m_session->sendFile(m_room, path, text);
        m_view->jumpToNewest();
    });
    connect(m_composer, &Composer::edited, this, [this](const QString &text, bool typed) {
        if (!m_session || !m_room.isValid())
            return;
        m_session->setDraft(m_room, text);
        if (typed)
            m_session->typing(m_room);
    });
    connect(m_macros, &Macros::ran, m_view, &TimelineView::jumpToNewest);
    connect(m_macros, &Macros::failed, this, &TimelinePane::failed);
    connect(m_macros, &Macros::told, this, &TimelinePane::told);
    connect(m_find, &FindBar::messageWanted, this, &TimelinePane::jumpTo);
    connect(m_find, &FindBar::soughtChanged, this, &TimelinePane::showSought);
    connect(m_find, &FindBar::closed, this, &TimelinePane::focusComposer);
    connect(m_header, &ConversationHeader::findRequested, this, &TimelinePane::find);
    connect(m_header, &ConversationHeader::contextToggled, this, &TimelinePane::contextToggled);
    connect(m_header, &ConversationHeader::backRequested, this, &TimelinePane::backRequested);
    connect(m_header, &ConversationHeader::closeRequested, this, &TimelinePane::askToClose);
    m_header->setActs(*m_acts);
    connect(m_header, &ConversationHeader::actRequested, m_acts, &CaseActs::order);
    connect(m_header, &ConversationHeader::categoryRequested, m_acts, &CaseActs::setCategory);
    connect(m_acts, &CaseActs::failed, this, &TimelinePane::failed);
    connect(m_acts, &CaseActs::done, this, &TimelinePane::focusComposer);
}

void TimelinePane::setSession(Session *session)
{
    closeRoom();
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms().disconnect(this);
        m_session->triage()->disconnect(this);
    }
    m_session = session;
    m_acts->setSession(session);
    m_replyWatch->setSession(session);
    m_macros->setSession(session);
    m_notes->setSession(session);
    m_unsentFiles.clear();
    m_find->setSession(session);
    m_pictures->setSession(session);
    giveKeeper();
    if (!session)
        return;
    connect(session, &Session::statusChanged, this, &TimelinePane::followRoom);
    const auto giveReplies = [this] { m_composer->setQuickReplies(m_session->quickReplies()); };
    connect(session, &Session::quickRepliesChanged, this, giveReplies);
    giveReplies();
    connect(session, &Session::notKept, this, [this](RoomId room, const QString &filePath) {
        if (room != m_room)
            return;
        m_composer->setText(m_session->draft(room));
        if (!filePath.isEmpty())
            m_composer->takeFiles({filePath});
    });
    connect(&session->rooms(), &Rooms::reset, this, &TimelinePane::followRoom);
    connect(&session->rooms(), &Rooms::itemChanged, this, [this](const RoomItem &item) {
        if (item.room.id == m_room)
            followRoom();
    });
    connect(&session->rooms(), &Rooms::itemRemoved, this, [this](RoomId room) {
        if (room == m_room)
            closeRoom();
    });
    connect(session->triage(), &Triage::availableChanged, this, &TimelinePane::followRoom);
    connect(session->triage(), &Triage::colleaguesChanged, this, [this](RoomId room) {
        if (room == m_room)
            followRoom();
    });
    connect(session, &QObject::destroyed, this, &TimelinePane::closeRoom);
}

void TimelinePane::openRoom(RoomId room)
{
    if (!m_session || (room == m_room && m_timeline))
        return;
    if (const auto left = m_session->rooms().item(m_room); left && m_replyWatch->isOvertaken())
        Q_EMIT replyLeftBehind(*left);
    closeRoom();
    m_room = room;
    m_acts->setRoom(room);
    m_pictures->forgetFailures();
    m_find->setRoom(room);
    m_timeline = m_session->openTimeline(room);
    m_composer->setText(m_session->draft(room));
    m_composer->setFiles(m_unsentFiles.take(room));
    m_macros->setRoom(room);
    m_replyWatch->openRoom(*m_timeline); // before the view says what is seen
    m_model = std::make_unique<TimelineModel>();
    m_model->setZone(m_zone);
    m_notes->openRoom(room);
    m_model->setCase(m_notes->desk());
    m_model->setTimeline(m_timeline.get());
    m_view->setModel(m_model.get());
    m_header->show();
    m_composer->show();
    connect(m_timeline.get(), &Timeline::arrived, this, &TimelinePane::announce);
    connect(m_timeline.get(), &Timeline::opened, this, &TimelinePane::retranslate);
    connect(m_timeline.get(), &Timeline::changed, this, &TimelinePane::retranslate);
    followRoom();
    retranslate();
    tellActiveRoom();
}

void TimelinePane::closeRoom()
{
    m_replyWatch->closeRoom();
    m_macros->setRoom({});
    m_notes->closeRoom();
    keepFiles();
    m_announcer->forget();
    m_view->setModel(nullptr);
    m_model.reset();
    m_timeline.reset();
    m_room = {};
    m_acts->setRoom({});
    m_find->setRoom({});
    m_view->setSought({});
    m_header->hide();
    m_composer->hide();
    m_composer->setText({});
    m_typing->setText({});
    retranslate();
    tellActiveRoom();
}

void TimelinePane::tellActiveRoom()
{
    const bool active = isVisible() && isActiveWindow();
    m_replyWatch->setReading(active && m_room.isValid() && m_view->isAtNewest());
    if (m_session)
        m_session->setActiveRoom(active ? m_room : RoomId{}, m_view->isAtNewest());
}

/// For who listens. Another window in front hears of it by a notification of the desktop.
void TimelinePane::announce(const Message &message)
{
    if (!isVisible() || !isActiveWindow())
        return;
    const std::optional<RoomItem> item = m_session ? m_session->rooms().item(m_room) : std::nullopt;
    m_announcer->tell(
        RowText::arrival(message, message.senderName.isEmpty() && item ? roomTitle(*item) : message.senderName));
}

/// What is known of the room and of the account changed.
void TimelinePane::followRoom()
{
    const std::optional<RoomItem> item = m_session && m_room.isValid() ? m_session->rooms().item(m_room) : std::nullopt;
    if (!item)
        return;
    m_header->setRoom(*item, staffView(m_session, m_settings), m_clock.now(), m_session->triage()->colleagues(m_room));
    m_composer->setLimits(m_session->limits());
    m_composer->setReplyValues(replyValues(*item, m_session->isStaff()));
    m_composer->setNames({item->title, item->room.adTitle, m_session->account().me.displayName()});
    m_composer->setFilesAllowed(m_session->attachmentsSupported());
    const bool writing = m_composer->isAncestorOf(window()->focusWidget());
    m_composer->setClosedReason(
        item->room.isActive ? QString() : tr("This conversation is closed. What was written stays here to read."));
    if (writing && m_composer->isClosed())
        focusComposer(); // hidden, it would hand the keyboard on to a stranger
    m_notes->follow();
    QStringList names;
    for (const QString &name : item->typingNames)
        names << isolated(oneLine(name));
    m_typing->setText(names.isEmpty()     ? QString()
                      : names.size() == 1 ? tr("%1 is typing…").arg(names.first())
                                          : tr("%1 are typing…").arg(names.join(tr(", ", "between names"))));
}

void TimelinePane::retranslate()
{
    if (!m_timeline)
        m_view->setEmptyText(tr("No conversation is open"), tr("Choose one from the list to read it here."));
    else if (m_timeline->snapshot().loadingOlder)
        m_view->setEmptyText(tr("Loading messages…"), {});
    else
        m_view->setEmptyText(tr("No messages yet"), tr("Write the first one below."));
}

void TimelinePane::followTheme()
{
    m_typingRow->setContentsMargins(m_theme.px(22), 0, m_theme.px(22), m_theme.px(6));
}

void TimelinePane::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_view->setZone(zone);
    if (m_model)
        m_model->setZone(zone);
}

void TimelinePane::showToday()
{
    m_view->setToday(m_clock.now().toTimeZone(m_zone).date());
    followRoom();
}

void TimelinePane::setBanner(QWidget *banner)
{
    m_bannerSlot->addWidget(banner);
}

void TimelinePane::setBackShown(bool shown)
{
    m_header->setBackShown(shown);
}

void TimelinePane::setContextShown(bool shown)
{
    m_header->setContextShown(shown);
}

void TimelinePane::jumpTo(MessageId message)
{
    m_view->jumpTo(message);
}

void TimelinePane::find()
{
    if (m_room.isValid())
        m_find->open();
}

void TimelinePane::showSought(const QString &text)
{
    m_view->setSought(searchWords(text));
}

void TimelinePane::focusComposer()
{
    m_composer->isClosed() ? m_view->setFocus() : m_composer->focusInput();
}

void TimelinePane::toggleNote()
{
    if (!m_room.isValid() || !m_notes->desk())
        return;
    m_composer->setNoteMode(!m_composer->isNote());
    focusComposer();
}

bool TimelinePane::leaveNote()
{
    if (!m_composer->isNote() || (m_find->isVisible() && !m_composer->edit()->hasFocus()))
        return false;
    m_composer->setNoteMode(false);
    focusComposer();
    return true;
}

void TimelinePane::settle(FutureResult<void> future, std::function<void()> done)
{
    future.then(this, [this, done](const Result<void> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        else if (done)
            done();
    });
}

void TimelinePane::askToClose()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close conversation"),
                                tr("Close this conversation for both sides?"), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Nobody can write in it any more. What was written stays here to read."));
    QPushButton *close = box->addButton(tr("Close conversation"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::buttonClicked, this, [this, close, room = m_room](QAbstractButton *pressed) {
        if (pressed == static_cast<QAbstractButton *>(close) && m_session)
            settle(m_session->closeConversation(room), [this, room] { Q_EMIT roomClosed(room); });
    });
    box->open();
}

void TimelinePane::keyPressEvent(QKeyEvent *event)
{
    // whoever types while reading means to answer
    if (!m_room.isValid() || !m_composer->takeKey(event))
        QWidget::keyPressEvent(event);
}

void TimelinePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        followTheme();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
        followRoom();
    } else if (event->type() == QEvent::ActivationChange) {
        tellActiveRoom();
    }
}

void TimelinePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellActiveRoom();
}

void TimelinePane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    tellActiveRoom();
}

} // namespace desk::ui
