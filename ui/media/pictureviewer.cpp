// The bar above the picture, its keys, and the way to the next one.
#include "ui/media/pictureviewer.h"

#include "net/answer.h"
#include "store/follow.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/media/fileface.h"
#include "ui/media/imagedecoder.h"
#include "ui/media/picturecanvas.h"
#include "ui/noticebar.h"
#include "ui/textline.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace desk::ui {

namespace {

constexpr QSize decodedAtMost(4096, 4096);
constexpr int perPage = 100;
constexpr int mostPictures = 2000;
constexpr qreal panStep = 60;

bool hasPicture(const Message &message)
{
    return message.attachment && fileFace(*message.attachment).picture;
}

} // namespace

PictureViewer::PictureViewer(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_notices(new NoticeBar(theme, this)), m_canvas(new PictureCanvas(theme, this)),
      m_name(new TextLine(theme, 14, QFont::DemiBold, TextLine::Ink::Normal, this)),
      m_details(new TextLine(theme, 12, QFont::Normal, TextLine::Ink::Muted, this)),
      m_position(plainLabel("muted", this)), m_previous(addButton("picturePrevious", &PictureViewer::previous)),
      m_next(addButton("pictureNext", &PictureViewer::next)),
      m_zoomOut(addButton("pictureZoomOut", &PictureViewer::zoomOut)),
      m_fit(addButton("pictureFit", &PictureViewer::fit)), m_zoomIn(addButton("pictureZoomIn", &PictureViewer::zoomIn)),
      m_copy(addButton("pictureCopy", &PictureViewer::copy)), m_save(addButton("pictureSave", &PictureViewer::save)),
      m_close(addButton("pictureClose", &PictureViewer::closed))
{
    setObjectName(QStringLiteral("pictureViewer"));
    setFocusPolicy(Qt::StrongFocus);
    m_position->setWordWrap(false);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_details);
    auto *bar = new QHBoxLayout;
    bar->addLayout(words, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_position, m_next, m_zoomOut, m_fit, m_zoomIn,
                                                            m_copy, m_save, m_close})
        bar->addWidget(widget);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(m_notices);
    all->addWidget(m_canvas, 1);
    connect(m_canvas, &PictureCanvas::zoomed, this, &PictureViewer::tell);
    restyle();
}

QToolButton *PictureViewer::addButton(const char *name, void (PictureViewer::*order)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    connect(button, &QToolButton::clicked, this, order);
    return button;
}

void PictureViewer::setSession(Session *session)
{
    ++m_asked;
    m_session = session;
    m_pictures.clear();
    m_place = -1;
    m_canvas->setPicture({});
    m_notices->clear();
}

MessageId PictureViewer::shown() const
{
    return m_place >= 0 ? m_pictures.at(m_place).id : MessageId{};
}

void PictureViewer::open(const Message &message)
{
    m_pictures = {message};
    m_place = 0;
    m_complete = false;
    ++m_asked;
    setFocus(Qt::OtherFocusReason);
    load();
    collect({});
}

/// The conversation's files, from the newest back, page by page.
void PictureViewer::collect(MessageId before)
{
    if (!m_session)
        return;
    SearchQuery query;
    query.rooms = {m_pictures.first().room};
    query.withFile = true;
    query.before = before;
    query.limit = perPage;
    follow(m_session->search(query), this, [this, asked = m_asked](const Result<SearchPage> &page) {
        if (asked != m_asked || !page || m_place < 0)
            return;
        const MessageId here = shown();
        for (const Message &found : page->messages) {
            const bool known = std::any_of(m_pictures.cbegin(), m_pictures.cend(),
                                           [&found](const Message &message) { return message.id == found.id; });
            if (!known && hasPicture(found))
                m_pictures << found;
        }
        std::sort(m_pictures.begin(), m_pictures.end(), [](const Message &a, const Message &b) { return a.id < b.id; });
        for (qsizetype i = 0; i < m_pictures.size(); ++i) {
            if (m_pictures.at(i).id == here)
                m_place = i;
        }
        m_complete = !page->next.isValid();
        if (!m_complete && m_pictures.size() < mostPictures)
            collect(page->next);
        tell();
    });
}

void PictureViewer::load()
{
    m_canvas->setPicture({}, tr("Loading the picture…"));
    tell();
    if (!m_session)
        return;
    const MessageId wanted = shown();
    follow(m_session->picture(m_pictures.at(m_place).attachment->url), this,
           [this, wanted](const Result<QByteArray> &bytes) {
               if (wanted != shown())
                   return;
               if (!bytes)
                   return display({}, errorSentence(bytes.error()));
               onPool(
                   this, [bytes = *bytes] { return PictureCanvas::levelsOf(decodedImage(bytes, decodedAtMost)); },
                   [this, wanted](const QList<QImage> &levels) {
                       if (wanted == shown())
                           display(levels, tr("This picture cannot be shown. The file can still be saved."));
                   });
           });
}

void PictureViewer::display(const QList<QImage> &levels, const QString &words)
{
    m_canvas->setPicture(levels, levels.isEmpty() ? words : QString());
    tell();
}

void PictureViewer::stepBy(int step)
{
    const qsizetype place = m_place + step;
    if (m_place < 0 || place < 0 || place >= m_pictures.size())
        return;
    m_place = place;
    load();
}

void PictureViewer::zoomIn()
{
    m_canvas->zoomIn();
}

void PictureViewer::zoomOut()
{
    m_canvas->zoomOut();
}

void PictureViewer::fit()
{
    m_canvas->fit();
}

void PictureViewer::copy()
{
    if (!m_canvas->picture().isNull())
        QApplication::clipboard()->setImage(m_canvas->picture());
}

void PictureViewer::save()
{
    if (m_place >= 0)
        Q_EMIT saveRequested(*m_pictures.at(m_place).attachment);
}

/// What is true of the picture now, for the eye and for who listens.
void PictureViewer::tell()
{
    if (m_place < 0)
        return;
    const Message &message = m_pictures.at(m_place);
    const FileFace face = fileFace(*message.attachment);
    QStringList details;
    if (!message.senderName.isEmpty())
        details << isolated(oneLine(message.senderName));
    details << isolated(moment(message.createdAt, QDateTime::currentDateTimeUtc()));
    if (!m_canvas->picture().isNull())
        details << isolated(tr("%1 %").arg(number(std::lround(m_canvas->scale() * 100))));
    m_name->setText(face.name);
    m_details->setText(details.join(QStringLiteral(" · ")));
    m_position->setText(m_complete ? tr("%1 of %2").arg(number(m_place + 1), number(m_pictures.size())) : QString());
    const bool here = !m_canvas->picture().isNull();
    m_previous->setEnabled(m_place > 0);
    m_next->setEnabled(m_place + 1 < m_pictures.size());
    for (QToolButton *button : {m_zoomIn, m_copy})
        button->setEnabled(here);
    for (QToolButton *button : {m_zoomOut, m_fit})
        button->setEnabled(here && !m_canvas->isFitted());
    setAccessibleName(tr("Picture %1").arg(isolated(face.name)));
    setAccessibleDescription(
        QStringList{m_position->text(), m_details->text(), m_canvas->words()}.join(QStringLiteral(" · ")));
}

void PictureViewer::restyle()
{
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const QString back = QStringLiteral("back");
    const QString forward = QStringLiteral("forward");
    const auto dress = [this](QToolButton *button, const QString &sign, const QString &words) {
        button->setIcon(icon(sign, m_theme));
        button->setIconSize(QSize(m_theme.px(20), m_theme.px(20)));
        button->setToolTip(plainToolTip(words));
        button->setAccessibleName(words);
    };
    dress(m_previous, rtl ? forward : back, tr("Previous picture"));
    dress(m_next, rtl ? back : forward, tr("Next picture"));
    dress(m_zoomOut, QStringLiteral("minus"), tr("Zoom out"));
    dress(m_fit, QStringLiteral("fit"), tr("Fit the window"));
    dress(m_zoomIn, QStringLiteral("plus"), tr("Zoom in"));
    dress(m_copy, QStringLiteral("copy"), tr("Copy picture"));
    dress(m_save, QStringLiteral("download"), tr("Save file"));
    dress(m_close, QStringLiteral("close"), tr("Close"));
    m_canvas->setAccessibleName(tr("Picture"));
    QLayout *bar = layout()->itemAt(0)->layout();
    bar->setContentsMargins(m_theme.px(18), m_theme.px(8), m_theme.px(12), m_theme.px(8));
    bar->setSpacing(m_theme.px(4));
    tell();
}

void PictureViewer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LayoutDirectionChange)
        restyle();
}

void PictureViewer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    const QRect bar(0, 0, width(), m_canvas->y());
    painter.fillRect(bar, m_theme.panel);
    painter.fillRect(QRect(0, bar.bottom(), width(), 1), m_theme.line);
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Save))
        return save();
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: // as the arrows of the bar point
        return stepBy((event->key() == Qt::Key_Left) == rtl ? 1 : -1);
    case Qt::Key_PageUp:
        return previous();
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return next();
    case Qt::Key_Up:
        return m_canvas->pan({0, panStep});
    case Qt::Key_Down:
        return m_canvas->pan({0, -panStep});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace desk::ui
