// The first minute of the demo, played by itself where there is no display: waits for facts, answers a buyer, saves
// pictures of the window in both languages and themes, each with a talk in its language, and ends with an exit code.
#pragma once

#include "session/accounts.h"
#include "system/settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace desk::ui {

class MainWindow;

class Tour : public QObject
{
    Q_OBJECT
public:
    Tour(MainWindow &window, Accounts &accounts, Settings &settings, const QString &folder, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    /// `problem` empty: everything was done.
    void finished(const QString &problem);

private:
    enum class Step { WaitForList, Choose, WaitForTalk, WaitForAnswer, WaitForAd, Pictures, Search, Done };

    void look();
    void next(Step step);
    void end(const QString &problem);
    bool arabic() const;
    /// The rooms worth a picture in this language, the likeliest first.
    QList<RoomId> candidates() const;
    void lookAtCandidates();
    bool candidatesRead();
    RoomId bestCandidate() const;
    void open(RoomId room);
    void answer();
    void readNotices();
    bool settled() const;
    bool save(const QString &what = {}); ///< a picture of this face

    MainWindow &m_window;
    Accounts &m_accounts;
    Settings &m_settings;
    QString m_folder;
    QTimer m_timer;
    QElapsedTimer m_inStep;
    Step m_step = Step::WaitForList;
    std::vector<std::unique_ptr<Timeline>> m_candidates;
    RoomId m_room;
    QList<RoomId> m_answered;
    QString m_answer;
    int m_face = 0; ///< the first half of the faces is English
    bool m_faceSet = false;
    LanguageChoice m_language;
    ThemeChoice m_theme;
};

} // namespace desk::ui
