// What the field's context menu offers for a word that no dictionary knows: other spellings, or that it is right.
#pragma once

#include <QObject>

class QMenu;

namespace desk {
struct SpellWord;
}

namespace desk::ui {

class ComposerEdit;
class SpellMarks;

class SpellMenu : public QObject
{
    Q_OBJECT
public:
    SpellMenu(ComposerEdit &edit, SpellMarks &marks);

private:
    void fill(QMenu &menu, int position);
    void suggest(QMenu &menu, const SpellWord &word);
    void replace(const SpellWord &word, const QString &by);

    ComposerEdit &m_edit;
    SpellMarks &m_marks;
};

} // namespace desk::ui
