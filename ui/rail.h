// The dark column at the leading edge: who I am, and where to: conversations, support, notifications, settings.
#pragma once

#include "protocol/types.h"
#include "ui/theme.h"

#include <QToolButton>
#include <QWidget>

class QButtonGroup;

namespace desk::ui {

class Actions;

/// A rail icon with a count over its corner.
class RailButton : public QToolButton
{
    Q_OBJECT
public:
    RailButton(const QString &iconName, const Theme &theme, QWidget *parent = nullptr);
    void setBadge(int count);
    int badge() const { return m_badge; }
    /// Name for tooltip and assistive technology; the count is added.
    void setTitle(const QString &title, const QString &keys);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    QString m_icon;
    QString m_title;
    QString m_keys;
    int m_badge = 0;
};

class Rail : public QWidget
{
    Q_OBJECT
public:
    enum class Place { Conversations, Support, Notifications, Settings };

    Rail(const Theme &theme, QWidget *parent = nullptr);
    void setPerson(const User &person, const QString &site);
    void setPlace(Place place);
    void setBadge(Place place, int count);
    RailButton *button(Place place) const;

Q_SIGNALS:
    void placeChosen(desk::ui::Rail::Place place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    User m_person;
    QString m_site;
    QWidget *m_face;
    QButtonGroup *m_group;
};

} // namespace desk::ui
