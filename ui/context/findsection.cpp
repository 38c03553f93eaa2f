// The words of what was found, and what can be done with it.
#include "ui/context/findsection.h"

#include "models/people.h"
#include "net/linkpolicy.h"
#include "ui/format.h"
#include "ui/linelist.h"
#include "ui/look.h"
#include "ui/media/fileface.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace desk::ui {

namespace {

const char *nameOf(FindKind kind)
{
    return kind == FindKind::Prices ? "prices" : kind == FindKind::Links ? "links" : "files";
}

} // namespace

FindSection::FindSection(FindKind kind, const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : Section(nameOf(kind), theme, settings, parent), m_clock(clock), m_model(kind),
      m_list(new LineList(
          m_model, [this](int row) { return face(row); }, kind == FindKind::Prices ? 1 : 2, theme, this)),
      m_more(lookButton("link", this))
{
    const QString name = QString::fromLatin1(nameOf(kind));
    m_list->setObjectName(name + QStringLiteral("List"));
    m_more->setObjectName(name + QStringLiteral("More"));
    if (kind == FindKind::Prices) // as they were named: the earlier ones are above
        add(m_more);
    add(m_list);
    if (kind != FindKind::Prices)
        add(m_more);
    connect(m_more, &QPushButton::clicked, &m_model, &FindsModel::more);
    connect(&m_model, &FindsModel::stateChanged, this, &FindSection::tell);
    connect(this, &Section::toggled, this, &FindSection::follow);
    connect(m_list, &LineList::chosen, this, &FindSection::choose);
    connect(m_list, &LineList::menuWanted, this, &FindSection::showMenu);
    connect(m_list, &LineList::iconClicked, this, [this](int row) {
        if (const auto &file = m_model.find(row).file)
            Q_EMIT saveWanted(*file);
    });
    tell();
}

void FindSection::setRoom(Session *session, RoomId room)
{
    m_session = session;
    m_room = room;
    follow();
}

void FindSection::setShown(bool shown)
{
    m_shown = shown;
    follow();
}

/// What cannot be seen asks for nothing.
void FindSection::follow()
{
    if (m_shown && isOpen())
        m_model.setRoom(m_session, m_room);
    else
        m_model.setRoom(nullptr, {});
    tell();
}

void FindSection::tell()
{
    const int count = m_model.rowCount();
    const QString amount =
        count == 0 ? QString() : number(count) + (m_model.hasMore() ? QStringLiteral("+") : QString());
    QString title;
    switch (m_model.kind()) {
    case FindKind::Prices:
        title = tr("Prices named");
        m_more->setText(count ? tr("Earlier prices") : tr("Look further back"));
        break;
    case FindKind::Links:
        title = tr("Links");
        m_more->setText(count ? tr("Earlier links") : tr("Look further back"));
        break;
    case FindKind::Files:
        title = tr("Files");
        m_more->setText(count ? tr("Earlier files") : tr("Look further back"));
        break;
    }
    setTitle(title, amount);
    m_list->setAccessibleName(title);
    m_more->setVisible(m_model.hasMore());
    setVisible(m_room.isValid() && (count > 0 || m_model.hasMore() || !isOpen()));
}

QString FindSection::who(const Find &find) const
{
    if (!m_session || find.sender == m_session->account().me.id)
        return tr("You");
    if (const auto item = m_session->rooms().item(m_room)) {
        const User &other = otherPerson(*item);
        if (other.id == find.sender && !other.displayName().isEmpty())
            return isolated(oneLine(other.displayName()));
    }
    return isolated(oneLine(find.senderName));
}

LineFace FindSection::face(int row) const
{
    const Find &find = m_model.find(row);
    const QString when = moment(find.at, m_clock.now());
    //: who and when, as in "Laila Farouk · 12 Nov, 10:42"
    const QString said = tr("%1 · %2").arg(who(find), when);
    LineFace face;
    switch (m_model.kind()) {
    case FindKind::Prices:
        face.title = isolated(moneyText(find.price.amount, find.price.currency));
        face.trailing = said;
        face.strong = true;
        face.accessible = tr("%1, named by %2, %3").arg(face.title, who(find), when);
        break;
    case FindKind::Links: {
        const bool mail = find.link.scheme() == QLatin1String("mailto");
        const QString path = find.link.path(QUrl::FullyEncoded);
        face.title = isolated(mail ? oneLine(find.link.path())
                                   : shownHost(find.link) + (path == QLatin1String("/") ? QString() : path));
        face.detail = said;
        face.accessible = tr("Link to %1, by %2, %3").arg(face.title, who(find), when);
        break;
    }
    case FindKind::Files: {
        const FileFace file = fileFace(find.file.value_or(Attachment{}));
        face.title = isolated(file.name);
        face.detail = file.details.isEmpty() ? said : isolated(file.details) + QStringLiteral(" · ") + said;
        face.icon = QStringLiteral("download");
        face.accessible = tr("File %1, %2, by %3, %4").arg(face.title, isolated(file.details), who(find), when);
        break;
    }
    }
    return face;
}

void FindSection::choose(int row)
{
    const Find &find = m_model.find(row);
    if (m_model.kind() == FindKind::Links)
        Q_EMIT linkActivated(find.link);
    else
        Q_EMIT messageWanted(find.message);
}

void FindSection::showMenu(int row, const QPoint &globalPosition)
{
    const Find find = m_model.find(row);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("findMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show in the conversation"), this, [this, find] { Q_EMIT messageWanted(find.message); });
    if (find.file) {
        menu->addAction(tr("S&ave"), this, [this, find] { Q_EMIT saveWanted(*find.file); });
        menu->addAction(tr("Save &as…"), this, [this, find] { Q_EMIT saveAsWanted(*find.file); });
    }
    if (m_model.kind() == FindKind::Links) {
        menu->addAction(tr("&Open"), this, [this, find] { Q_EMIT linkActivated(find.link); });
        menu->addAction(tr("&Copy the link"), this,
                        [find] { QApplication::clipboard()->setText(find.link.toString(QUrl::FullyEncoded)); });
    }
    menu->popup(globalPosition);
}

void FindSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

} // namespace desk::ui
