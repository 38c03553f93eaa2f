// One row of a list that completes what is typed: a short mark, then its title, each in its own direction.
#pragma once

#include "protocol/triage.h"
#include "store/records.h"

#include <QStyledItemDelegate>

class QListWidget;

namespace desk::ui {

struct Theme;

class ReplyDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { ShortcutRole = Qt::UserRole, TitleRole };
    ReplyDelegate(const Theme &theme, QObject *parent);
    /// A quick reply as a row of `list`, with words for assistive technology.
    static void add(QListWidget &list, const QuickReply &reply);
    /// A reply of the team, marked as one.
    static void add(QListWidget &list, const TeamReply &reply);
    static void add(QListWidget &list, const QString &mark, const QString &title);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

/// "/available Still available": plain, for buttons and names.
QString replyLine(const QuickReply &reply);

} // namespace desk::ui
