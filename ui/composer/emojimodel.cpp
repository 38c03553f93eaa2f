// Rows of the picker.
#include "ui/composer/emojimodel.h"

#include "ui/composer/emojishelf.h"
#include "ui/format.h"

namespace desk::ui {

void EmojiModel::show(const QList<Emoji> &emoji)
{
    beginResetModel();
    m_emoji = emoji;
    endResetModel();
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_emoji.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_emoji.size())
        return {};
    const Emoji &emoji = m_emoji.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return emoji.text;
    case Qt::ToolTipRole:
        return plainToolTip(EmojiShelf::name(emoji));
    case Qt::AccessibleTextRole:
        return EmojiShelf::name(emoji);
    default:
        return {};
    }
}

} // namespace desk::ui
