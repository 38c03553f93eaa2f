// Layout of a group of settings.
#include "ui/settings/settingssection.h"

#include "ui/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace desk::ui {

SettingsSection::SettingsSection(QWidget *parent)
    : QFrame(parent), m_title(plainLabel("strong", this)), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("card"));
    m_column->setContentsMargins(20, 16, 20, 18);
    m_column->setSpacing(10);
    m_column->addWidget(m_title);
}

void SettingsSection::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

QLabel *SettingsSection::addRow(QWidget *field)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    QLabel *label = plainLabel("", this);
    label->setBuddy(field);
    row->addWidget(label, 1);
    row->addWidget(field);
    m_column->addLayout(row);
    return label;
}

void SettingsSection::addWide(QWidget *widget)
{
    m_column->addWidget(widget);
}

} // namespace desk::ui
