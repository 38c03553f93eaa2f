// Qt 6.4 has no announcements. What screen readers do read by themselves is a notification that appears: this widget is
// one, a single point large, and its name is what is said.
#include "ui/timeline/announcer.h"

#include "ui/roles.h"
#include "ui/timeline/rowtext.h"

#include <QAccessible>

#include <chrono>

namespace desk::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto gather = 400ms; // a moment for what comes with it
constexpr auto rest = 4s;      // after a sentence; a lively talk must leave time to read it

} // namespace

Announcer::Announcer(QWidget *parent) : QWidget(parent)
{
    installRoles();
    setObjectName(QStringLiteral("announcer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(1, 1);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Announcer::speak);
}

void Announcer::tell(const QString &words)
{
    m_waiting.append(words);
    if (!m_pause.isActive())
        m_pause.start(gather);
}

void Announcer::forget()
{
    m_waiting.clear();
}

void Announcer::speak()
{
    if (m_waiting.isEmpty())
        return;
    const int count = int(m_waiting.size());
    setAccessibleName(count == 1 ? m_waiting.last()
                                 : RowText::unreadLine(count) + QStringLiteral(". ") + m_waiting.last());
    m_waiting.clear();
    for (const QAccessible::Event kind : {QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent event(this, kind);
        QAccessible::updateAccessibility(&event);
    }
    m_pause.start(rest);
}

} // namespace desk::ui
