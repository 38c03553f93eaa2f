// Which words are marked, and when they are looked at again.
#include "ui/composer/spellmarks.h"

#include "system/speller.h"
#include "ui/composer/composeredit.h"
#include "ui/theme.h"

#include <QTextBlock>
#include <QTextDocument>

namespace desk::ui {

SpellMarks::SpellMarks(const Theme &theme, ComposerEdit &edit)
    : QSyntaxHighlighter(edit.document()), m_theme(theme), m_edit(edit)
{
    connect(&edit, &QTextEdit::cursorPositionChanged, this, &SpellMarks::caretMoved);
}

void SpellMarks::setSpeller(Speller *speller)
{
    if (m_speller)
        m_speller->disconnect(this);
    m_speller = speller;
    if (speller)
        connect(speller, &Speller::learned, this, &SpellMarks::rehighlight);
    follow();
}

void SpellMarks::setNames(const QSet<QString> &names)
{
    if (m_names == names)
        return;
    m_names = names;
    if (m_shown)
        rehighlight();
}

void SpellMarks::follow()
{
    if (m_shown || isOn())
        rehighlight();
    m_shown = isOn();
}

bool SpellMarks::isOn() const
{
    return m_speller && m_speller->isOn();
}

bool SpellMarks::isWrong(const SpellWord &word) const
{
    return m_speller->verdict(word.word, word.language) == Speller::Verdict::Wrong;
}

void SpellMarks::highlightBlock(const QString &text)
{
    if (!isOn() || text.isEmpty())
        return;
    const int caret = m_edit.textCursor().position() - currentBlock().position();
    const bool typing = m_edit.textCursor().position() != m_arrived;
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    wave.setUnderlineColor(m_theme.bad);
    for (const SpellWord &word : spellWords(text, m_names)) {
        const bool wrong = isWrong(word); // asked also while it is typed: so it is known when it ends
        if (wrong && typing && word.range.to == caret)
            m_unfinished = currentBlock().blockNumber();
        else if (wrong)
            setFormat(int(word.range.from), int(word.range.to - word.range.from), wave);
    }
}

void SpellMarks::caretMoved()
{
    const QString text = document()->toPlainText();
    const bool typed = std::exchange(m_text, text) != text;
    m_arrived = typed ? -1 : m_edit.textCursor().position();
    if (!typed && m_unfinished >= 0) {
        const QTextBlock block = document()->findBlockByNumber(std::exchange(m_unfinished, -1));
        if (block.isValid())
            rehighlightBlock(block);
    }
}

std::optional<SpellWord> SpellMarks::wrongAt(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    if (!isOn() || !block.isValid())
        return std::nullopt;
    for (SpellWord word : spellWords(block.text(), m_names)) {
        word.range.from += block.position();
        word.range.to += block.position();
        if (word.range.from <= position && position <= word.range.to && isWrong(word))
            return word;
    }
    return std::nullopt;
}

} // namespace desk::ui
