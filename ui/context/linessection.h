// A part of the context pane that is a list: its first lines, and more of them when they are wanted.
#pragma once

#include "ui/context/section.h"
#include "ui/linelist.h"
#include "ui/linemodel.h"

class QPushButton;

namespace desk::ui {

class LinesSection : public Section
{
    Q_OBJECT
public:
    /// `first`: so many lines stand there at first.
    LinesSection(const char *name, int first, const Theme &theme, Settings &settings, QWidget *parent);

protected:
    virtual LineFace face(int row) const = 0;
    virtual void choose(int row) = 0;
    virtual QString title() const = 0;
    /// What stands on the button that shows more.
    virtual QString moreText() const = 0;
    /// All that is known is shown: further lines come from elsewhere.
    virtual void fetchMore() {}
    /// The values of `face` are new. `more`: there are further ones elsewhere.
    void showLines(int count, bool more = false);
    /// Other values than before: as short as at first.
    void startOver() { m_shown = m_first; }
    void changeEvent(QEvent *event) override;

private:
    void tell();

    LineModel m_model;
    LineList *m_list;
    QPushButton *m_moreButton;
    int m_first;
    int m_shown;
    int m_count = 0;
    bool m_more = false;
};

} // namespace desk::ui
