// Says politely to assistive technology what came meanwhile: the focus stays where it is, and a burst is one sentence.
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace desk::ui {

class Announcer : public QWidget
{
    Q_OBJECT
public:
    explicit Announcer(QWidget *parent);

    /// Heard in a moment, together with what else comes until then.
    void tell(const QString &words);
    /// What was not said yet is no longer worth saying.
    void forget();

private:
    void speak();

    QStringList m_waiting;
    QTimer m_pause;
};

} // namespace desk::ui
