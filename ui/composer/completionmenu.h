// A list that opens over the field while something is sought there, and narrows with each letter. The keyboard stays
// with the field. What is sought is for those who derive from it.
#pragma once

#include <QListWidget>
#include <QPointer>

namespace desk::ui {

class ComposerEdit;
struct Theme;

class CompletionMenu : public QListWidget
{
    Q_OBJECT
public:
    /// Stands inside `parent`, above the field.
    CompletionMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent);
    /// What stands there is no longer a search.
    virtual void dismiss();

protected:
    virtual void choose(int row) = 0;
    /// False: the field's own.
    virtual bool takeKey(const QKeyEvent &key);
    /// The rows are new: opens, or closes where there are none.
    void present();
    ComposerEdit *field() const { return m_edit; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);
    void place();
    void tellCurrent();

    const Theme &m_theme;
    QPointer<ComposerEdit> m_edit;
};

} // namespace desk::ui
