// The two buttons, and every sentence about the file.
#include "ui/settings/keepsakesrow.h"

#include "ui/format.h"
#include "ui/look.h"
#include "ui/settings/askrow.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace desk::ui {

KeepsakesRow::KeepsakesRow(QWidget *parent)
    : QWidget(parent), m_export(lookButton("", this)), m_import(lookButton("", this)),
      m_words(plainLabel("muted", this)), m_ask(new AskRow(this))
{
    m_export->setObjectName(QStringLiteral("keepsakesExport"));
    m_import->setObjectName(QStringLiteral("keepsakesImport"));
    m_words->setObjectName(QStringLiteral("keepsakesWords"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_export);
    buttons->addWidget(m_import);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(buttons);
    column->addWidget(m_words);
    column->addWidget(m_ask);
    m_words->hide();
    connect(m_export, &QPushButton::clicked, this, &KeepsakesRow::chooseExport);
    connect(m_import, &QPushButton::clicked, this, &KeepsakesRow::chooseImport);
    retranslate();
}

void KeepsakesRow::setSession(Session *session)
{
    m_session = session;
    m_ask->withdraw();
    say({}, false);
}

Keepsakes KeepsakesRow::here() const
{
    const AccountKey &key = m_session->account().key;
    return {key.database.isNull() ? key.origin : key.database.toString(QUuid::WithoutBraces), m_session->quickReplies(),
            m_session->notes()};
}

void KeepsakesRow::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export notes and quick replies"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("idrissimart-desk.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &KeepsakesRow::exportTo);
    dialog->open();
}

void KeepsakesRow::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import notes and quick replies"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeepsakesRow::importFrom);
    dialog->open();
}

void KeepsakesRow::exportTo(const QString &path)
{
    if (!m_session)
        return;
    const Keepsakes all = here();
    const QByteArray json = keepsakesToJson(all);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return say(tr("The file could not be written: %1").arg(isolated(file.errorString())), true);
    say(tr("Exported. Quick replies: %1, notes: %2").arg(number(all.replies.size()), number(all.notes.size())), false);
}

void KeepsakesRow::importFrom(const QString &path)
{
    if (!m_session)
        return;
    m_ask->withdraw();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("The file could not be read: %1").arg(isolated(file.errorString())), true);
    const auto given = keepsakesFromJson(file.read(largestKeepsakes + 1));
    if (given)
        return ask(*given);
    const KeepsakeError &error = given.error();
    const QString place = number(error.place);
    QString why;
    switch (error.fault) {
    case KeepsakeError::Fault::TooLarge:
        why = tr("The file is too large to be one of these.");
        break;
    case KeepsakeError::Fault::NotJson:
        why = tr("The file is damaged or no JSON (at byte %1).").arg(place);
        break;
    case KeepsakeError::Fault::NotOurs:
        why = tr("The file holds no notes and quick replies of this program.");
        break;
    case KeepsakeError::Fault::Newer:
        why = tr("The file was written by a newer version of this program. Update it first.");
        break;
    case KeepsakeError::Fault::BadReply:
        why = tr("Quick reply %1 in the file has no proper shortcut or no text: %2")
                  .arg(place, isolated(oneLine(error.detail)));
        break;
    case KeepsakeError::Fault::SameShortcut:
        why = tr("Quick reply %1 in the file has the shortcut of another one: %2")
                  .arg(place, isolated(oneLine(error.detail)));
        break;
    case KeepsakeError::Fault::BadNote:
        why = tr("Note %1 in the file names no conversation, names one twice, or has no text.").arg(place);
        break;
    }
    say(why + QLatin1Char(' ') + tr("Nothing was changed."), true);
}

void KeepsakesRow::ask(const Keepsakes &given)
{
    const KeepsakeMerge merge = merged(here(), given);
    QStringList lines;
    const auto count = [&lines](const QString &words, int many) {
        if (many > 0)
            lines << words.arg(number(many));
    };
    count(tr("New quick replies: %1"), merge.newReplies);
    count(tr("Quick replies that replace yours with the same shortcut: %1"), merge.replaced);
    count(tr("New notes: %1"), merge.newNotes);
    count(tr("Notes that are added below what you have written: %1"), merge.joined);
    count(tr("Notes of another site, which are left out: %1"), merge.foreignNotes);
    if (merge.isEmpty()) {
        lines.prepend(tr("The file brings nothing new."));
        return say(lines.join(QLatin1Char('\n')), false);
    }
    say({}, false);
    m_ask->ask(lines.join(QLatin1Char('\n')), tr("Import"), [this, given, merge] { take(given, merge); });
}

void KeepsakesRow::take(const Keepsakes &given, const KeepsakeMerge &told)
{
    if (!m_session)
        return;
    const KeepsakeMerge merge = merged(here(), given);
    if (merge.replaced != told.replaced)
        return ask(given); // something was changed here meanwhile
    m_session->setQuickReplies(merge.replies);
    for (auto it = merge.notes.cbegin(); it != merge.notes.cend(); ++it)
        m_session->setNote(it.key(), it.value());
    say(tr("Imported."), false);
    m_import->setFocus(Qt::OtherFocusReason);
}

void KeepsakesRow::say(const QString &words, bool bad)
{
    m_words->setText(words);
    setLook(*m_words, bad ? "error" : "muted");
    m_words->setVisible(!words.isEmpty());
    m_import->setAccessibleDescription(words);
}

void KeepsakesRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        say({}, false);
        retranslate();
    }
}

void KeepsakesRow::retranslate()
{
    m_export->setText(tr("Export notes and quick replies…"));
    m_import->setText(tr("Import…"));
}

} // namespace desk::ui
