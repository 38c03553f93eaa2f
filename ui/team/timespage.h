// How long publishers wait for a first response and for the end of their cases: the rule, the figures, a bar for each day, and a
// file of it all.
#pragma once

#include "models/casetimes.h"
#include "session/session.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/columnpage.h"

#include <QPointer>

class QLabel;
class QPushButton;

namespace desk::ui {

class NoticeBar;
class TimesChart;
class TimesTable;

class TimesPage : public ColumnPage
{
    Q_OBJECT
public:
    TimesPage(Settings &settings, const Clock &clock, const Theme &theme, QWidget *parent = nullptr);
    void setSession(Session *session);
    /// Reads them from the site; what was read before stays until then.
    void refresh();
    NoticeBar &notices() { return *m_notices; }

Q_SIGNALS:
    /// To be saved under a name like this.
    void tableWanted(const QString &name, const QByteArray &csv);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void retranslate() override;

private:
    QWidget *buildChart();
    QPushButton *chip(const char *name);
    void take(const Result<protocol::CaseTimes> &result);
    void tell();
    void tellState(bool empty);
    void tellChart();
    void saveTable();

    Settings &m_settings;
    const Clock &m_clock;
    QPointer<Session> m_session;
    std::optional<protocol::CaseTimes> m_read;
    QDateTime m_readAt;
    std::optional<Error> m_error; ///< why it was not read now
    bool m_reading = false;
    QList<CaseTime> m_times; ///< of m_read, in the hours of the settings
    NoticeBar *m_notices;
    QLabel *m_rule;
    QLabel *m_state;
    QPushButton *m_again;
    QLabel *m_waiting; ///< how many wait now
    TimesTable *m_table;
    QWidget *m_chartCard = nullptr;
    QPushButton *m_team;
    QPushButton *m_mine;
    QPushButton *m_response;
    QPushButton *m_resolution;
    TimesChart *m_chart;
    QLabel *m_day;
    QPushButton *m_save;
};

} // namespace desk::ui
