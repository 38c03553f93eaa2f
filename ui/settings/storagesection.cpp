// The settings of the cache.
#include "ui/settings/storagesection.h"

#include "store/follow.h"
#include "system/clock.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/settings/askrow.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace desk::ui {

namespace {
constexpr std::array months{0, 24, 12, 6, 3, 1};
}

StorageSection::StorageSection(Settings &settings, const Clock &clock, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_clock(clock), m_size(plainLabel("", this)),
      m_keep(new QComboBox(this)), m_keepHelp(plainLabel("muted", this)), m_delete(lookButton("", this)),
      m_words(plainLabel("muted", this)), m_ask(new AskRow(this))
{
    m_size->setObjectName(QStringLiteral("storageSize"));
    m_keep->setObjectName(QStringLiteral("keepMonths"));
    m_delete->setObjectName(QStringLiteral("deleteStored"));
    m_words->setObjectName(QStringLiteral("storageWords"));
    for (const int count : months)
        m_keep->addItem(QString(), count);
    addWide(m_size);
    m_keepLabel = addRow(m_keep);
    addWide(m_keepHelp);
    column()->addWidget(m_delete, 0, Qt::AlignLeading);
    addWide(m_words);
    addWide(m_ask);
    m_words->hide();
    connect(m_keep, &QComboBox::activated, this, &StorageSection::askKeep);
    connect(m_delete, &QPushButton::clicked, this, &StorageSection::askDelete);
    connect(&settings, &Settings::changed, this, &StorageSection::follow);
    retranslate();
}

void StorageSection::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_ask->withdraw();
    say({});
    m_delete->setEnabled(session);
    if (session)
        connect(session, &Session::storageChanged, this, &StorageSection::measure);
    measure();
}

void StorageSection::measure()
{
    if (!m_session || !isVisible())
        return;
    const QPointer<Session> asked = m_session;
    desk::follow(m_session->storageUse(), this, [this, asked](const Result<StorageUse> &use) {
        if (asked != m_session)
            return;
        if (!use)
            return m_size->setText(errorSentence(use.error()));
        const auto size = [](qint64 bytes) { return isolated(dataSize(bytes)); };
        QStringList lines{tr("Conversations stored on this computer: %1").arg(size(use->bytes))};
        if (use->messages > 0)
            lines << tr("%Ln message(s), since %1", nullptr, int(use->messages))
                         .arg(isolated(shortDate(use->oldest, m_clock.now())));
        if (use->freeBytes > use->bytes / 10)
            lines << tr("%1 of it is free again and will be used for new messages.").arg(size(use->freeBytes));
        m_size->setText(lines.join(QLatin1Char('\n')));
    });
}

void StorageSection::follow()
{
    const int index = m_keep->findData(m_settings.keepMonths());
    m_keep->setCurrentIndex(std::max(index, 0));
}

void StorageSection::askKeep()
{
    const int chosen = m_keep->currentData().toInt();
    const int now = m_settings.keepMonths();
    say({});
    if (chosen == 0 || (now != 0 && chosen >= now)) { // nothing is deleted by it
        m_ask->withdraw();
        m_settings.setKeepMonths(chosen);
        return;
    }
    follow(); // not before it is answered
    m_ask->ask(tr("Messages older than this that you have read are deleted from this computer, not from the site: "
                  "scrolling up loads them again. Until then they are not found by the search."),
               tr("Keep %Ln month(s)", nullptr, chosen), [this, chosen] {
                   m_settings.setKeepMonths(chosen);
                   m_keep->setFocus(Qt::OtherFocusReason);
               });
}

void StorageSection::askDelete()
{
    say({});
    m_ask->ask(
        tr("The stored conversations are deleted from this computer and read from the site again. Unsent messages, "
           "drafts, notes and quick replies stay."),
        tr("Delete the stored conversations"), [this] {
            if (!m_session)
                return;
            m_delete->setEnabled(false);
            desk::follow(m_session->deleteCache(), this, [this](const Result<void> &done) {
                m_delete->setEnabled(m_session);
                m_delete->setFocus(Qt::OtherFocusReason);
                say(done ? tr("Deleted.") : errorSentence(done.error()));
                measure();
            });
        });
}

void StorageSection::say(const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_delete->setAccessibleDescription(words);
}

void StorageSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StorageSection::showEvent(QShowEvent *event)
{
    SettingsSection::showEvent(event);
    measure();
}

void StorageSection::retranslate()
{
    setTitle(tr("Storage"));
    m_keepLabel->setText(tr("Keep conversations"));
    for (int i = 0; i < m_keep->count(); ++i) {
        const int count = m_keep->itemData(i).toInt();
        m_keep->setItemText(i, count == 0 ? tr("All of them") : tr("%Ln month(s)", nullptr, count));
    }
    m_keep->setAccessibleName(m_keepLabel->text());
    m_keepHelp->setText(
        tr("Where the site has no live updates, opening a conversation reads it whole again; what is too old "
           "is deleted within a day."));
    m_delete->setText(tr("Delete the stored conversations…"));
    say({});
    follow();
    measure();
}

} // namespace desk::ui
