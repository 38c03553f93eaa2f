// Buttons and badges of the rail.
#include "ui/rail.h"

#include "ui/actions.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/media/avatar.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

namespace desk::ui {

RailButton::RailButton(const QString &iconName, const Theme &theme, QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_icon(iconName)
{
    setProperty("look", QStringLiteral("rail"));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    follow();
}

void RailButton::follow()
{
    setFixedSize(m_theme.px(44), m_theme.px(44));
    setIconSize({m_theme.px(22), m_theme.px(22)});
    setIcon(desk::ui::icon(m_icon, m_theme.railInk));
}

void RailButton::setBadge(int count)
{
    if (m_badge == count)
        return;
    m_badge = count;
    setTitle(m_title, m_keys);
    update();
}

void RailButton::setTitle(const QString &title, const QString &keys)
{
    m_title = title;
    m_keys = keys;
    setToolTip(plainToolTip(title + QStringLiteral("  ") + keys));
    setAccessibleName(m_badge > 0 ? tr("%1, %2 unread").arg(title, number(m_badge)) : title);
}

void RailButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_badge <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = m_theme.font(10, QFont::Bold);
    const QString text = badgeNumber(m_badge);
    const int height = m_theme.px(16);
    const int wide = std::max(height, QFontMetrics(font).horizontalAdvance(text) + m_theme.px(10));
    const QRect spot(width() - wide, 1, wide, height);
    const QRect here = QStyle::visualRect(layoutDirection(), rect(), spot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.signal);
    painter.drawRoundedRect(here, height / 2.0, height / 2.0);
    painter.setPen(m_theme.onSignal);
    painter.setFont(font);
    painter.drawText(here, Qt::AlignCenter, text);
}

void RailButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        follow();
}

namespace {

/// My own round picture.
class Face : public QWidget
{
public:
    Face(const Theme &theme, const User &person, QWidget *parent) : QWidget(parent), m_theme(theme), m_person(person) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        Avatar::paint(painter, QRectF(rect()), m_theme, m_person.id.value, m_person.displayName());
    }

private:
    const Theme &m_theme;
    const User &m_person;
};

} // namespace

Rail::Rail(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_face(new Face(theme, m_person, this)), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 14, 0, 14);
    column->setSpacing(10);
    column->addWidget(m_face, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    const std::array<std::pair<Place, QString>, 4> places{std::pair{Place::Conversations, QStringLiteral("chat")},
                                                          std::pair{Place::Support, QStringLiteral("support")},
                                                          std::pair{Place::Notifications, QStringLiteral("bell")},
                                                          std::pair{Place::Settings, QStringLiteral("settings")}};
    for (const auto &[place, name] : places) {
        auto *button = new RailButton(name, theme, this);
        m_group->addButton(button, int(place));
        if (place == Place::Settings)
            column->addStretch(1);
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT placeChosen(Place(id)); });
    m_face->setFixedSize(theme.px(42), theme.px(42));
    setFixedWidth(theme.px(64));
    retranslate();
}

void Rail::setPerson(const User &person, const QString &site)
{
    m_person = person;
    m_site = site;
    const QString words = tr("%1 on %2").arg(isolated(oneLine(person.displayName())), isolated(site));
    m_face->setToolTip(plainToolTip(words));
    m_face->setAccessibleName(words);
    m_face->update();
}

RailButton *Rail::button(Place place) const
{
    return static_cast<RailButton *>(m_group->button(int(place)));
}

void Rail::setPlace(Place place)
{
    button(place)->setChecked(true);
}

void Rail::setBadge(Place place, int count)
{
    button(place)->setBadge(count);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.rail);
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::StyleChange) {
        m_face->setFixedSize(m_theme.px(42), m_theme.px(42));
        setFixedWidth(m_theme.px(64));
    }
}

void Rail::retranslate()
{
    const std::array<std::pair<Place, ActionId>, 4> titles{
        std::pair{Place::Conversations, ActionId::Conversations}, std::pair{Place::Support, ActionId::Support},
        std::pair{Place::Notifications, ActionId::Notifications}, std::pair{Place::Settings, ActionId::Settings}};
    for (const auto &[place, id] : titles) {
        for (const ActionEntry &entry : actionTable()) {
            if (entry.id == id)
                button(place)->setTitle(Actions::text(entry), Actions::keyText(entry));
        }
    }
    if (m_person.id.isValid())
        setPerson(m_person, m_site);
}

} // namespace desk::ui
