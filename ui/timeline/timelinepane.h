// One conversation with everything around it: header, banner, messages, typing, composer. Owns the Timeline of the open
// room and joins it to the session; what leaves the window (links, files) goes out as signals.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QPointer>
#include <QTimeZone>
#include <QTimer>
#include <QWidget>

#include <memory>

class QHBoxLayout;
class QVBoxLayout;

namespace desk {
class Settings;
class TimelineModel;
} // namespace desk

namespace desk::ui {

class Announcer;
class CaseActs;
enum class CaseAct;
class Composer;
class ConversationHeader;
class DropVeil;
class FindBar;
class Macros;
class NoteWriter;
class PictureStock;
class ReplyWatch;
class TextLine;
class TimelineView;

class TimelinePane : public QWidget
{
    Q_OBJECT
public:
    TimelinePane(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent = nullptr);
    ~TimelinePane() override;

    /// Null: signed out. Closes the open room.
    void setSession(Session *session);
    void openRoom(RoomId room);
    void closeRoom();
    RoomId room() const { return m_room; }
    /// The person's zone; the system's unless set.
    void setZone(const QTimeZone &zone);
    /// Stands between header and messages; the pane owns it.
    void setBanner(QWidget *banner);
    void setContextShown(bool shown);
    void setBackShown(bool shown); ///< the list stands behind it: a way back is offered
    void jumpTo(MessageId message);
    /// Opens the bar that finds in this conversation.
    void find();
    /// Marks these words in the talk until another room is opened.
    void showSought(const QString &text);

    TimelineView *view() const { return m_view; }
    Composer *composer() const { return m_composer; }
    ConversationHeader *header() const { return m_header; }
    FindBar *findBar() const { return m_find; }
    /// False: no note is being written.
    bool leaveNote();
    ReplyWatch *replyWatch() const { return m_replyWatch; }
    CaseActs *caseActs() const { return m_acts; }

public Q_SLOTS:
    void focusComposer();
    void toggleNote(); ///< a private note instead of a reply, or back

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void attachmentActivated(const desk::Attachment &attachment);
    void pictureActivated(const desk::Message &message);
    void saveRequested(const desk::Attachment &attachment);
    void contextToggled(bool shown);
    void backRequested();
    void roomClosed(desk::RoomId room); ///< the person ended this talk
    /// Another room was opened while a reply stood here that does not know of everything that was said.
    void replyLeftBehind(const desk::RoomItem &item);
    void failed(const desk::Error &error);
    void told(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectParts();
    void followRoom();
    void retranslate();
    void followTheme();
    void tellActiveRoom();
    void announce(const Message &message);
    void edit(OutboxId row);
    void takeBack(OutboxId row);
    void askToClose();
    void showPicture(MessageId message);
    void giveKeeper();
    void keepFiles();
    QString fileOf(OutboxId row) const;
    bool isSending(OutboxId row) const;
    void settle(FutureResult<void> future, std::function<void()> done);
    void showToday();

    const Theme &m_theme;
    const Clock &m_clock;
    QPointer<Session> m_session;
    RoomId m_room;
    QTimeZone m_zone;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<TimelineModel> m_model;
    ConversationHeader *m_header;
    QVBoxLayout *m_bannerSlot;
    QHBoxLayout *m_typingRow;
    FindBar *m_find;
    TimelineView *m_view;
    TextLine *m_typing;
    Composer *m_composer;
    ReplyWatch *m_replyWatch;
    CaseActs *m_acts;
    Macros *m_macros;
    NoteWriter *m_notes;
    Settings &m_settings;
    PictureStock *m_pictures;
    DropVeil *m_veil;
    QHash<RoomId, QStringList> m_unsentFiles; ///< of the rooms that are not open
    Announcer *m_announcer;
    QTimer m_minute;
};

} // namespace desk::ui
