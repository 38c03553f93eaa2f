// Below the conversations while something is sought: the commands of that name, and every message that says it.
#pragma once

#include "models/searchmodel.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QTimer>
#include <QTranslator>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace desk::ui {

class Actions;
class FlowLayout;
class HitDelegate;

class SearchResults : public QWidget
{
    Q_OBJECT
public:
    SearchResults(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setSession(Session *session);
    /// Whose commands are offered by name; not owned.
    void setActions(Actions *actions);
    /// What is sought from now on; empty: nothing, and the filters are as at the beginning.
    void setText(const QString &text);
    /// "This conversation", "this ad" and "this person" mean this one.
    void setOpenRoom(RoomId room);
    /// The first command, else the first message. False: there is none.
    bool focusFirst();
    bool isEmpty() const;
    SearchModel &model() { return m_model; }

Q_SIGNALS:
    void hitChosen(desk::RoomId room, desk::MessageId message, const QString &sought);
    void failed(const desk::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Where { Everywhere, Conversation, Ad, Person };
    enum class When { Any, Today, Week, Month, Year };
    void ask();
    QList<RoomId> rooms() const;
    void offerCommands();
    void chooseWhere();
    void chooseWhen();
    void tell();
    void retranslate();
    void followTheme();

    const Theme &m_theme;
    const Clock &m_clock;
    QPointer<Session> m_session;
    Actions *m_actions = nullptr;
    QTranslator m_other; ///< commands are found by their Arabic names in an English window, too
    SearchModel m_model;
    QString m_text;
    RoomId m_open;
    Where m_where = Where::Everywhere;
    When m_when = When::Any;
    QTimer m_pause; ///< between two letters nothing is asked
    QVBoxLayout *m_commands;
    QLabel *m_title;
    QHBoxLayout *m_titleRow;
    FlowLayout *m_filters;
    QPushButton *m_withFile;
    QPushButton *m_whereButton;
    QPushButton *m_whenButton;
    QListView *m_list;
    QLabel *m_none;
};

} // namespace desk::ui
