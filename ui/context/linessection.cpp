// The list, its heading and the button below it.
#include "ui/context/linessection.h"

#include "ui/format.h"
#include "ui/look.h"

#include <QEvent>
#include <QPushButton>

#include <algorithm>

namespace desk::ui {

namespace {
constexpr int step = 25; // further lines at once
}

LinesSection::LinesSection(const char *name, int first, const Theme &theme, Settings &settings, QWidget *parent)
    : Section(name, theme, settings, parent), m_list(new LineList(
                                                  m_model, [this](int row) { return face(row); }, 2, theme, this)),
      m_moreButton(lookButton("link", this)), m_first(first), m_shown(first)
{
    const QString key = QString::fromLatin1(name);
    m_list->setObjectName(key + QStringLiteral("List"));
    m_moreButton->setObjectName(key + QStringLiteral("More"));
    add(m_list);
    add(m_moreButton);
    connect(m_list, &LineList::chosen, this, [this](int row) { choose(row); });
    connect(m_moreButton, &QPushButton::clicked, this, [this] {
        if (m_shown < m_count) {
            m_shown += step;
            showLines(m_count, m_more);
        } else {
            fetchMore();
        }
    });
    hide();
}

void LinesSection::showLines(int count, bool more)
{
    m_count = count;
    m_more = more;
    m_model.show(std::min(count, m_shown));
    tell();
}

void LinesSection::tell()
{
    setTitle(title(), m_count == 0 ? QString() : number(m_count) + (m_more ? QStringLiteral("+") : QString()));
    m_list->setAccessibleName(title());
    m_moreButton->setText(moreText());
    const bool wasFocused = m_moreButton->hasFocus();
    m_moreButton->setVisible(m_more || m_count > m_shown);
    if (wasFocused && m_moreButton->isHidden())
        m_list->setFocus(Qt::OtherFocusReason);
    setVisible(m_count > 0);
}

void LinesSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

} // namespace desk::ui
