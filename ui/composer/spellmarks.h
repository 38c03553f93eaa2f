// Waves under the words of the field that no dictionary knows. Only paints: the text and what can be undone stay as
// they are.
#pragma once

#include "models/spellwords.h"
#include "system/speller.h"

#include <QPointer>
#include <QSyntaxHighlighter>

namespace desk::ui {

class ComposerEdit;
struct Theme;

class SpellMarks : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    SpellMarks(const Theme &theme, ComposerEdit &edit);

    /// Null: nothing is marked.
    void setSpeller(Speller *speller);
    Speller *speller() const { return m_speller; }
    /// Folded words that are right here.
    void setNames(const QSet<QString> &names);
    /// The settings or the theme have changed.
    void follow();
    /// The marked word at this place of the text, its range in the whole of it.
    std::optional<SpellWord> wrongAt(int position) const;

protected:
    void highlightBlock(const QString &text) override;

private:
    bool isOn() const;
    bool isWrong(const SpellWord &word) const;
    void caretMoved();

    const Theme &m_theme;
    ComposerEdit &m_edit;
    QPointer<Speller> m_speller;
    QSet<QString> m_names;
    bool m_shown = false;  ///< was on when last painted
    int m_arrived = -1;    ///< the caret came here without typing
    QString m_text;        ///< when the caret moved last
    int m_unfinished = -1; ///< the block of the word that is being typed
};

} // namespace desk::ui
