// The composer's parts and rules.
#include "ui/composer/composer.h"

#include "system/settings.h"
#include "ui/composer/composeredit.h"
#include "ui/composer/emojimenu.h"
#include "ui/composer/emojipicker.h"
#include "ui/composer/emojishelf.h"
#include "ui/composer/filetray.h"
#include "ui/composer/replychips.h"
#include "ui/composer/replymenu.h"
#include "ui/composer/spellmarks.h"
#include "ui/composer/spellmenu.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace desk::ui {

namespace {

constexpr double counterFrom = 0.9; // of the limit
constexpr int lineTall = 42;        // the field's height while it holds one line

int longest(const QStringList &messages)
{
    qsizetype most = 0;
    for (const QString &message : messages)
        most = std::max(most, message.size());
    return int(most);
}

} // namespace

Composer::Composer(const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_settings(settings), m_chips(new ReplyChips(theme, this)),
      m_open(new QWidget(this)), m_edit(new ComposerEdit(theme, m_open)), m_send(lookButton("primary", m_open)),
      m_attach(new QToolButton(m_open)), m_emoji(new QToolButton(m_open)), m_lock(new QToolButton(m_open)),
      m_note(plainLabel("error", this)), m_counter(plainLabel("muted", m_open)), m_files(new FileTray(theme, this)),
      m_closed(plainLabel("muted", this)), m_menu(new ReplyMenu(theme, *m_edit, parent ? parent : this)),
      m_marks(new SpellMarks(theme, *m_edit)), m_shelf(new EmojiShelf(settings, this)),
      m_emojiMenu(new EmojiMenu(theme, *m_edit, *m_shelf, parent ? parent : this))
{
    new SpellMenu(*m_edit, *m_marks);
    m_edit->setObjectName(QStringLiteral("composerEdit"));
    m_send->setObjectName(QStringLiteral("composerSend"));
    m_attach->setObjectName(QStringLiteral("composerAttach"));
    m_emoji->setObjectName(QStringLiteral("composerEmoji"));
    m_lock->setObjectName(QStringLiteral("composerNoteMode"));
    m_lock->setCheckable(true);
    m_note->setObjectName(QStringLiteral("composerNote"));
    m_counter->setObjectName(QStringLiteral("composerCounter"));
    m_closed->setObjectName(QStringLiteral("composerClosed"));

    auto *line = new QHBoxLayout(m_open);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_attach, 0, Qt::AlignBottom);
    line->addWidget(m_emoji, 0, Qt::AlignBottom);
    line->addWidget(m_lock, 0, Qt::AlignBottom);
    line->addWidget(m_edit, 1, Qt::AlignBottom);
    line->addWidget(m_counter, 0, Qt::AlignBottom);
    line->addWidget(m_send, 0, Qt::AlignBottom);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_chips);
    all->addWidget(m_note);
    all->addWidget(m_files);
    all->addWidget(m_open);
    all->addWidget(m_closed);
    m_chips->hide();
    m_note->hide();
    m_closed->hide();
    m_counter->setWordWrap(false);
    m_closed->setAlignment(Qt::AlignCenter);
    QWidget::setTabOrder(m_attach, m_emoji);
    QWidget::setTabOrder(m_emoji, m_lock);
    QWidget::setTabOrder(m_lock, m_edit);
    QWidget::setTabOrder(m_edit, m_send);

    connect(m_edit, &QTextEdit::textChanged, this, &Composer::textChanged);
    connect(m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::filesGiven, this, &Composer::takeFiles);
    connect(m_edit, &ComposerEdit::pictureGiven, this, &Composer::takePicture);
    connect(m_files, &FileTray::changed, this, &Composer::filesChanged);
    connect(m_files, &FileTray::refused, this, [this](const QString &why) {
        m_leaveWhenReady = false; // whoever wanted to send it decides anew
        showNote(why, true);
    });
    connect(m_files, &FileTray::emptied, this, &Composer::focusInput);
    connect(m_chips, &ReplyChips::chosen, this, &Composer::choose);
    connect(m_menu, &ReplyMenu::chosen, this, &Composer::choose);
    connect(m_menu, &ReplyMenu::teamReplyChosen, this, &Composer::chooseTeamReply);
    connect(m_menu, &ReplyMenu::macroChosen, this, &Composer::runMacro);
    connect(m_send, &QPushButton::clicked, this, &Composer::submit);
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFile);
    connect(m_emoji, &QToolButton::clicked, this, &Composer::openEmoji);
    connect(m_lock, &QToolButton::clicked, this, [this](bool on) {
        setNoteMode(on);
        focusInput();
    });
    connect(m_emojiMenu, &EmojiMenu::chosen, this, [this](const QString &emoji, int from) {
        m_shelf->used(emoji);
        insertEmoji(emoji, from);
    });
    connect(&settings, &Settings::changed, this, &Composer::restyle);
    restyle();
    updateState();
}

Composer::~Composer()
{
    // they stand outside, and watch the field to its end
    delete m_menu;
    delete m_emojiMenu;
    delete m_picker;
}

void Composer::setLimits(const Limits &limits)
{
    m_limits = limits;
    m_files->setLimits(limits);
    updateState();
}

void Composer::setSpeller(Speller *speller)
{
    m_marks->setSpeller(speller);
}

void Composer::setNames(const QStringList &names)
{
    m_marks->setNames(nameWords(names));
}

void Composer::setFilesAllowed(bool allowed)
{
    m_filesAllowed = allowed;
    if (!allowed)
        m_files->clear();
    updateState();
}

void Composer::setQuickReplies(const QList<QuickReply> &replies)
{
    m_chips->setReplies(replies);
    showParts();
    m_menu->setReplies(replies);
    restyle();
}

void Composer::setClosedReason(const QString &reason)
{
    m_closed->setText(reason);
    m_closed->setVisible(!reason.isEmpty());
    m_open->setVisible(reason.isEmpty());
    showParts();
    if (!reason.isEmpty())
        showNote({}, false);
}

bool Composer::isClosed() const
{
    return m_open->isHidden();
}

void Composer::setFiles(const QStringList &paths)
{
    m_leaveWhenReady = false;
    m_files->clear();
    m_files->add(paths);
}

bool Composer::refusesFiles()
{
    if (m_filesAllowed && !isClosed() && !m_isNote)
        return false;
    showNote(m_isNote ? tr("A private note takes no files.") : tr("This site takes no files here."), true);
    return true;
}

void Composer::takeFiles(const QStringList &paths)
{
    if (refusesFiles())
        return;
    showNote({}, false);
    m_files->add(paths);
    focusInput();
}

void Composer::takePicture(const QImage &picture)
{
    if (refusesFiles())
        return;
    showNote({}, false);
    m_files->addPicture(picture);
}

void Composer::filesChanged()
{
    updateState();
    showParts();
    Q_EMIT fileChanged();
    if (!m_files->isBusy() && std::exchange(m_leaveWhenReady, false))
        submit();
}

void Composer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Send a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::takeFiles);
    dialog->open();
}

bool Composer::takeKey(QKeyEvent *event)
{
    const QString written = event->text();
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (isClosed() || !isEnabled() || command || written.isEmpty() || !written.at(0).isPrint())
        return false;
    m_edit->takeKey(event);
    return true;
}

/// What stands in the field, as it would leave.
QStringList Composer::messages() const
{
    const QStringList parts = messagesOf(text());
    const QString trimmed = text().trimmed();
    return parts.isEmpty() && !trimmed.isEmpty() ? QStringList{trimmed} : parts;
}

void Composer::submit()
{
    if (m_isNote)
        return submitNote();
    QStringList leaving = messages();
    if (m_files->isBusy()) { // the text must not leave without its file
        m_leaveWhenReady = true;
        return;
    }
    if (isClosed() || (leaving.isEmpty() && m_files->isEmpty()))
        return;
    const int over = longest(leaving) - m_limits.messageChars;
    if (over > 0) {
        showNote(tr("This message is %Ln character(s) too long. Nothing was sent; shorten it and send again.", nullptr,
                    over),
                 true);
        return;
    }
    if (m_gate && !m_gate())
        return;
    const QStringList files = m_files->paths();
    setText({});
    m_files->clear();
    Q_EMIT edited({}, false);
    for (const QString &file : files)
        Q_EMIT sendFileRequested(file, leaving.isEmpty() ? QString() : leaving.takeFirst());
    for (const QString &message : std::as_const(leaving))
        Q_EMIT sendRequested(message);
}

void Composer::focusInput()
{
    m_edit->setFocus();
}

void Composer::textChanged()
{
    if (std::exchange(m_text, written()) == written())
        return; // waves were drawn under its words
    updateState();
    if (m_quiet)
        return;
    if (m_isNote) { // nobody outside the team hears that it is written
        showNote({}, false);
        return m_emojiMenu->follow();
    }
    m_menu->follow(text());
    m_menu->isAsked() ? m_emojiMenu->dismiss() : m_emojiMenu->follow();
    sayWhatLeaves();
    Q_EMIT edited(text(), !text().trimmed().isEmpty());
}

void Composer::updateState()
{
    const int length = m_isNote ? int(written().trimmed().size()) : longest(messages());
    const int left = m_limits.messageChars - length;
    m_send->setEnabled(m_isNote ? length > 0 && !m_noteBusy : length > 0 || !m_files->isEmpty() || m_files->isBusy());
    m_counter->setVisible(length >= m_limits.messageChars * counterFrom);
    m_counter->setText(number(left));
    setLook(*m_counter, left < 0 ? "error" : "muted");
    m_counter->setAccessibleName(tr("%Ln character(s) left", nullptr, left));
    m_attach->setVisible(m_filesAllowed && !m_isNote);
}

void Composer::sayWhatLeaves()
{
    const qsizetype count = m_isNote ? 0 : messages().size();
    showNote(count > 1 ? tr("Will be sent as separate messages: %1").arg(number(count)) : QString(), false);
}

void Composer::showNote(const QString &words, bool bad)
{
    m_note->setText(words);
    setLook(*m_note, bad ? "error" : "muted");
    m_note->setVisible(!words.isEmpty());
}

void Composer::restyle()
{
    m_edit->setEnterSends(m_settings.enterSends());
    m_edit->setHint(m_menu->hasReplies() ? tr("Write a reply… ( / for quick replies )") : tr("Write a reply…"));
    m_menu->setAccessibleName(tr("Quick replies"));
    m_edit->setAccessibleName(tr("Message"));
    m_edit->setAccessibleDescription(m_settings.enterSends() ? tr("Enter sends, Shift+Enter breaks the line")
                                                             : tr("Ctrl+Enter sends, Enter breaks the line"));
    m_send->setText(tr("Send"));
    restyleNote();
    m_attach->setIcon(icon(QStringLiteral("attach"), m_theme));
    m_attach->setIconSize(QSize(m_theme.px(20), m_theme.px(20)));
    m_attach->setToolTip(plainToolTip(tr("Send a file")));
    m_attach->setAccessibleName(tr("Send a file"));
    m_emoji->setIcon(icon(QStringLiteral("smile"), m_theme));
    m_emoji->setIconSize(QSize(m_theme.px(20), m_theme.px(20)));
    m_emoji->setToolTip(plainToolTip(tr("Insert an emoji")));
    m_emoji->setAccessibleName(tr("Insert an emoji"));
    m_emojiMenu->setAccessibleName(tr("Emoji"));
    m_files->restyle();
    for (QWidget *button : std::initializer_list<QWidget *>{m_send, m_attach, m_emoji, m_lock})
        button->setFixedHeight(m_theme.px(lineTall));
    layout()->setContentsMargins(m_theme.px(14), m_theme.px(10), m_theme.px(14), m_theme.px(10));
    layout()->setSpacing(m_theme.px(6));
    m_open->layout()->setSpacing(m_theme.px(8));
    m_edit->restyle();
    m_marks->follow();
    updateState();
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange)
        restyle();
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_isNote ? m_theme.noteBackground : m_theme.panel);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.line);
}

bool Composer::mayDrop(const QMimeData &dropped)
{
    const QList<QUrl> urls = dropped.urls();
    return dropped.hasImage() ||
           std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}

bool Composer::takeDrop(const QMimeData &dropped)
{
    QStringList paths;
    for (const QUrl &url : dropped.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    const QImage picture = paths.isEmpty() ? qvariant_cast<QImage>(dropped.imageData()) : QImage();
    if (!paths.isEmpty())
        takeFiles(paths);
    else if (!picture.isNull())
        takePicture(picture);
    return !paths.isEmpty() || !picture.isNull();
}

} // namespace desk::ui
