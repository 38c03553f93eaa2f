// The list of emoji that opens when ":" and two letters of a name are typed, in either language.
#pragma once

#include "models/emojitable.h"
#include "ui/composer/completionmenu.h"

namespace desk::ui {

class EmojiShelf;

class EmojiMenu : public CompletionMenu
{
    Q_OBJECT
public:
    EmojiMenu(const Theme &theme, ComposerEdit &edit, EmojiShelf &shelf, QWidget *parent);
    /// The person has written in the field.
    void follow();
    void dismiss() override;

Q_SIGNALS:
    /// In place of what stands between `from` and the caret.
    void chosen(const QString &emoji, int from);

protected:
    void choose(int row) override;

private:
    std::optional<EmojiSearch> sought() const;
    void caretMoved();
    void narrow();

    EmojiShelf &m_shelf;
    QList<Emoji> m_shown;
    std::optional<EmojiSearch> m_sought;
    int m_refused = -1; ///< the colon whose list was sent away
};

} // namespace desk::ui
