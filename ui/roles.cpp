// Roles by class.
#include "ui/roles.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace desk::ui {

namespace {

QAccessibleInterface *create(const QString &className, QObject *object)
{
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("desk::ui::Announcer"), QAccessible::Notification},
        {QStringLiteral("desk::ui::BannerLine"), QAccessible::AlertMessage},
        {QStringLiteral("desk::ui::NoticeBar"), QAccessible::AlertMessage},
        {QStringLiteral("desk::ui::TextLine"), QAccessible::StaticText},
        {QStringLiteral("desk::ui::TimesChart"), QAccessible::Chart},
        {QStringLiteral("desk::ui::ShortcutSheet"), QAccessible::HelpBalloon},
    };
    const auto role = roles.constFind(className);
    auto *widget = role == roles.cend() ? nullptr : qobject_cast<QWidget *>(object);
    return widget ? new QAccessibleWidget(widget, *role) : nullptr;
}

} // namespace

void installRoles()
{
    static const bool installed = [] {
        QAccessible::installFactory(create);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace desk::ui
