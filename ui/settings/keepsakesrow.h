// Export and import of quick replies and notes: the file is read and written here; what it means is session/keepsakes.
#pragma once

#include "session/keepsakes.h"
#include "session/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace desk::ui {

class AskRow;

class KeepsakesRow : public QWidget
{
    Q_OBJECT
public:
    explicit KeepsakesRow(QWidget *parent);
    void setSession(Session *session);
    void exportTo(const QString &path);
    /// Says what the file would change, and asks.
    void importFrom(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    Keepsakes here() const;
    void chooseExport();
    void chooseImport();
    void ask(const Keepsakes &given);
    void take(const Keepsakes &given, const KeepsakeMerge &told);
    void say(const QString &words, bool bad);
    void retranslate();

    QPointer<Session> m_session;
    QPushButton *m_export;
    QPushButton *m_import;
    QLabel *m_words;
    AskRow *m_ask;
};

} // namespace desk::ui
