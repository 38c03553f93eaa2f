// Which columns the window shows: three, two (the ad stands aside), or one at a time where letters are large or the window is small.
#include "ui/mainwindow.h"

#include "ui/composer/composer.h"
#include "ui/context/contextpane.h"
#include "ui/statusbanner.h"
#include "ui/themecontroller.h"
#include "ui/timeline/timelinepane.h"

#include <QSplitter>
#include <QStackedWidget>

namespace desk::ui {

namespace {
constexpr int narrowBelow = 1060; ///< the talk keeps its room; the ad stands aside
constexpr int oneColumnBelow = 700;
constexpr int listWide = 320, contextWide = 264; ///< until somebody draws them otherwise
} // namespace

bool MainWindow::inOneColumn() const
{
    return width() < m_themes.theme().px(oneColumnBelow);
}

void MainWindow::bringForward(Front front)
{
    const bool handOver = front == Front::Talk && inOneColumn() && m_left->isAncestorOf(focusWidget());
    m_front = front;
    placeColumns();
    if (handOver)
        m_timeline->focusComposer();
}

void MainWindow::toggleContext()
{
    const bool show = !m_context->isVisible();
    m_contextAsked = show;
    m_settings.setShowContext(show);
    if (inOneColumn())
        m_front = show ? Front::Context : Front::Talk;
    placeColumns();
}

/// The settings keep the widths of the list and of the ad; the talk has what is left.
void MainWindow::restoreColumns()
{
    const QByteArrayList kept = m_settings.splitterState().split(' ');
    const int list = kept.value(0).toInt(), context = kept.value(1).toInt();
    m_contextWidth = context > 0 ? context : m_themes.theme().px(contextWide);
    m_split->setSizes({list > 0 ? list : m_themes.theme().px(listWide), width(), m_contextWidth});
    connect(m_split, &QSplitter::splitterMoved, this, [this] {
        if (m_context->isVisible() && !inOneColumn())
            m_contextWidth = m_context->width();
    });
}

void MainWindow::placeColumns()
{
    const Theme &theme = m_themes.theme();
    const bool one = inOneColumn();
    const bool talk = m_stage->currentWidget() == m_timeline && m_room.isValid();
    const bool wanted = one ? m_front == Front::Context
                            : m_settings.showContext() && (width() >= theme.px(narrowBelow) || m_contextAsked);
    const bool list = !one || m_front == Front::List;
    m_left->setMinimumWidth(theme.px(230));
    m_centre->setMinimumWidth(theme.px(360));
    m_context->setMinimumWidth(theme.px(220));
    // under each other: what is told above the talk stays in sight beside the list, too
    m_split->setOrientation(one ? Qt::Vertical : Qt::Horizontal);
    QSizePolicy centre(QSizePolicy::Preferred,
                       one && m_front != Front::Talk ? QSizePolicy::Maximum : QSizePolicy::Preferred);
    centre.setHorizontalStretch(1); // what the window gains, and what the ad leaves, is the talk's
    m_centre->setSizePolicy(centre);
    m_left->setVisible(list);
    m_stage->setVisible(!one || m_front == Front::Talk);
    const bool appears = talk && wanted && m_context->isHidden();
    m_context->setVisible(talk && wanted);
    if (const QList<int> sizes = m_split->sizes(); appears && !one && sizes[1] > 0) // Qt would take from all three
        m_split->setSizes({sizes[0], sizes[1] + sizes[2] - m_contextWidth, m_contextWidth});
    m_timeline->setContextShown(talk && wanted);
    m_timeline->setBackShown(one);
    m_bannerAbove->setVisible(m_stage->currentWidget() != m_timeline || !m_stage->isVisibleTo(m_centre));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (width() >= m_themes.theme().px(narrowBelow))
        m_contextAsked = false;
    placeColumns();
}

} // namespace desk::ui
