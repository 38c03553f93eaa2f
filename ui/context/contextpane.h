// The fourth column: the ad and the person this conversation is about, his other conversations, what was named and sent in
// this one, and the private note on it; of a support case also his ads, earlier cases and the log. In parts that fold.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QPushButton;
class QVBoxLayout;

namespace desk::ui {

class AdCard;
class AdsSection;
class CasesSection;
class FindSection;
class LogSection;
class NoteBox;
class OthersSection;
class PersonSection;
class Section;

class ContextPane : public QWidget
{
    Q_OBJECT
public:
    /// `openUrl`: hands a page to the browser.
    ContextPane(const Theme &theme, Settings &settings, const Clock &clock, std::function<void(const QUrl &)> openUrl,
                QWidget *parent = nullptr);

    void setSession(Session *session);
    void setRoom(RoomId room);
    bool hasPicture() const;
    /// Neither an ad nor a picture is still being fetched.
    bool settled() const { return m_asking == 0; }

Q_SIGNALS:
    void roomWanted(desk::RoomId room);
    void messageWanted(desk::MessageId message); ///< of this room
    void linkActivated(const QUrl &url);
    void saveWanted(const desk::Attachment &file);
    void saveAsWanted(const desk::Attachment &file);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showRoom(const RoomItem &item);
    void showAd(const RoomItem &item);
    void showPerson(const RoomItem &item);
    void connectParts();
    bool isSamePerson(const RoomItem &item) const;
    QList<Section *> sections() const;
    void askAd(AdId ad);
    void askPicture(const QString &url, AdId ad);
    /// A support case of a site that knows more of it than its talk.
    bool isOurCase(const RoomItem &item) const;
    void showLog();
    void askCase();
    void connectTriage();
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
    Section *m_ad;
    PersonSection *m_person;
    OthersSection *m_others;
    CasesSection *m_cases;
    AdsSection *m_ads;
    LogSection *m_log;
    QList<FindSection *> m_finds;
    Section *m_notes;
    NoteBox *m_note;
    QVBoxLayout *m_column;
};

} // namespace desk::ui
