// The fourth column: the ad and the person this conversation is about, and the private note on it.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace desk::ui {

class AdCard;
class FactLine;
class NoteBox;

class ContextPane : public QWidget
{
    Q_OBJECT
public:
    /// `openUrl`: hands a page to the browser.
    ContextPane(const Theme &theme, const Clock &clock, std::function<void(const QUrl &)> openUrl,
                QWidget *parent = nullptr);

    void setSession(Session *session);
    void setRoom(RoomId room);
    bool hasPicture() const;
    /// Neither an ad nor a picture is still being fetched.
    bool settled() const { return m_asking == 0; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showRoom(const RoomItem &item);
    void showPerson(const RoomItem &item);
    void askAd(AdId ad);
    void askPicture(const QString &url, AdId ad);
    void showLines(const QList<std::pair<QString, QString>> &lines);
    void followTheme();

    const Theme &m_theme;
    const Clock &m_clock;
    std::function<void(const QUrl &)> m_openUrl;
    QPointer<Session> m_session;
    RoomId m_room;
    AdId m_adShown;
    QString m_slug;
    int m_asking = 0;
    AdCard *m_card;
    QPushButton *m_open;
    QLabel *m_personTitle;
    QVBoxLayout *m_column;
    QVBoxLayout *m_lines;
    QList<FactLine *> m_facts; ///< made once, filled again and again
    QWidget *m_person;
    NoteBox *m_note;
};

} // namespace desk::ui
