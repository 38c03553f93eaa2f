// Paints one message that a search found: who and where, and the words around what was sought.
#pragma once

#include "models/searchmodel.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace desk::ui {

/// One line of the message that begins near the first of the sought words.
QString hitSnippet(const SearchModel::Hit &hit, const QStringList &words);
/// For assistive technology.
QString hitSentence(const SearchModel::Hit &hit, const QStringList &words, const QDateTime &now);

class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HitDelegate(const SearchModel &model, const Theme &theme, const Clock &clock, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSnippet(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection way) const;

    const SearchModel &m_model;
    const Theme &m_theme;
    const Clock &m_clock;
};

} // namespace desk::ui
