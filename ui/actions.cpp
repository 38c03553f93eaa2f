// The table of actions.
#include "ui/actions.h"

#include "ui/format.h"
#include "ui/latinkeys.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <array>

namespace desk::ui {

namespace {

constexpr std::array table{
    ActionEntry{ActionId::Conversations, QT_TRANSLATE_NOOP("Actions", "Conversations"), "Ctrl+1", "chat"},
    ActionEntry{ActionId::Support, QT_TRANSLATE_NOOP("Actions", "Support"), "Ctrl+2", "support"},
    ActionEntry{ActionId::Notifications, QT_TRANSLATE_NOOP("Actions", "Notifications"), "Ctrl+3", "bell"},
    ActionEntry{ActionId::Settings, QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+4;Ctrl+,", "settings"},
    ActionEntry{ActionId::ResponseTimes, QT_TRANSLATE_NOOP("Actions", "Response times"), "Ctrl+5", "", For::Team},
    ActionEntry{ActionId::Search, QT_TRANSLATE_NOOP("Actions", "Search everything"), "Ctrl+K;Ctrl+Shift+F", "search"},
    ActionEntry{ActionId::Find, QT_TRANSLATE_NOOP("Actions", "Find in this conversation"), "Ctrl+F", "search"},
    ActionEntry{ActionId::NextConversation, QT_TRANSLATE_NOOP("Actions", "Next conversation"), "Alt+Down;Ctrl+Tab", ""},
    ActionEntry{ActionId::PreviousConversation, QT_TRANSLATE_NOOP("Actions", "Previous conversation"),
                "Alt+Up;Ctrl+Shift+Tab", ""},
    ActionEntry{ActionId::NextUnread, QT_TRANSLATE_NOOP("Actions", "Next unread conversation"), "Alt+Shift+Down", ""},
    ActionEntry{ActionId::MarkRead, QT_TRANSLATE_NOOP("Actions", "Mark as read or unread"), "Ctrl+Shift+R", ""},
    ActionEntry{ActionId::ArchiveConversation, QT_TRANSLATE_NOOP("Actions", "Archive or bring back"), "Ctrl+E",
                "archive"},
    ActionEntry{ActionId::PinConversation, QT_TRANSLATE_NOOP("Actions", "Pin or unpin"), "Ctrl+Shift+P", "pin"},
    ActionEntry{ActionId::MuteConversation, QT_TRANSLATE_NOOP("Actions", "Mute or unmute"), "Ctrl+Shift+M", "mute"},
    ActionEntry{ActionId::NoReplyNeeded, QT_TRANSLATE_NOOP("Actions", "No reply needed"), "Ctrl+Shift+D", ""},
    ActionEntry{ActionId::ExportConversation, QT_TRANSLATE_NOOP("Actions", "Export the conversation…"), "Ctrl+Shift+E",
                "download"},
    ActionEntry{ActionId::SwitchOrder, QT_TRANSLATE_NOOP("Actions", "Newest or longest waiting first"), "Ctrl+Shift+O",
                "sort"},
    ActionEntry{ActionId::NewCase, QT_TRANSLATE_NOOP("Actions", "New support case"), "Ctrl+N", "compose"},
    ActionEntry{ActionId::Emoji, QT_TRANSLATE_NOOP("Actions", "Insert an emoji"), "Ctrl+.", "smile"},
    ActionEntry{ActionId::PrivateNote, QT_TRANSLATE_NOOP("Actions", "Private note or reply"), "N;Alt+N", "lock",
                For::Team},
    ActionEntry{ActionId::ToggleContext, QT_TRANSLATE_NOOP("Actions", "Show or hide the ad"), "Ctrl+I", "sidebar"},
    ActionEntry{ActionId::RetryNow, QT_TRANSLATE_NOOP("Actions", "Connect again now"), "F5", "retry"},
    ActionEntry{ActionId::Shortcuts, QT_TRANSLATE_NOOP("Actions", "All shortcuts"), "F1", ""},
    ActionEntry{ActionId::Back, QT_TRANSLATE_NOOP("Actions", "Back"), "Esc", ""},
    ActionEntry{ActionId::NextCase, QT_TRANSLATE_NOOP("Actions", "Next case"), "J", "", For::Staff},
    ActionEntry{ActionId::PreviousCase, QT_TRANSLATE_NOOP("Actions", "Previous case"), "K", "", For::Staff},
    ActionEntry{ActionId::ClaimCase, QT_TRANSLATE_NOOP("Actions", "Take the case"), "C;Ctrl+Shift+C", "", For::Team},
    ActionEntry{ActionId::ReleaseCase, QT_TRANSLATE_NOOP("Actions", "Release the case"), "U;Ctrl+Shift+U", "",
                For::Team},
    ActionEntry{ActionId::TransferCase, QT_TRANSLATE_NOOP("Actions", "Give the case to a colleague"), "T;Ctrl+Shift+T",
                "", For::Team},
    ActionEntry{ActionId::ResolveCase, QT_TRANSLATE_NOOP("Actions", "Resolve the case"), "D;Ctrl+Shift+Return", "",
                For::Staff},
    ActionEntry{ActionId::ReopenCase, QT_TRANSLATE_NOOP("Actions", "Reopen the case"), "O", "", For::Staff},
    ActionEntry{ActionId::CaseNeedsNoReply, QT_TRANSLATE_NOOP("Actions", "The case needs no reply"), "X", "",
                For::Team},
    ActionEntry{ActionId::ReplyToCase, QT_TRANSLATE_NOOP("Actions", "Reply to the case"), "R", "", For::Staff},
    ActionEntry{ActionId::Quit, QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", ""},
};

} // namespace

std::span<const ActionEntry> actionTable()
{
    return table;
}

Actions::Actions(QWidget &window) : QObject(&window)
{
    for (const ActionEntry &entry : table) {
        auto *action = new QAction(this);
        action->setShortcutContext(Qt::WindowShortcut);
        window.addAction(action);
        m_actions.insert(entry.id, action);
        dress(entry, false);
    }
    new LatinKeys(window);
    retranslate();
}

void Actions::dress(const ActionEntry &entry, bool letters)
{
    QList<QKeySequence> keys;
    const QStringList parts = QString::fromLatin1(entry.keys).split(QLatin1Char(';'));
    for (const QString &part : parts) {
        if (part.size() > 1 || letters)
            keys.append(QKeySequence(part, QKeySequence::PortableText));
    }
    m_actions.value(entry.id)->setShortcuts(keys);
}

/// An action that is not visible has no keys either.
void Actions::offerTo(bool staff, bool team)
{
    for (const ActionEntry &entry : table) {
        const bool offered = entry.whom == For::Everybody || (staff && (team || entry.whom == For::Staff));
        m_actions.value(entry.id)->setVisible(offered);
    }
}

bool Actions::isOffered(ActionId id) const
{
    return m_actions.value(id)->isVisible();
}

void Actions::setLettersWork(bool work)
{
    for (const ActionEntry &entry : table) {
        if (entry.keys[0] != '\0' && (entry.keys[1] == '\0' || entry.keys[1] == ';'))
            dress(entry, work);
    }
}

void Actions::retranslate()
{
    for (const ActionEntry &entry : table) {
        QAction *action = m_actions.value(entry.id);
        action->setText(text(entry));
        action->setToolTip(plainToolTip(text(entry) + QStringLiteral("  ") + keyText(entry)));
    }
}

QString Actions::text(const ActionEntry &entry)
{
    return QCoreApplication::translate("Actions", entry.text);
}

QString Actions::keyText(const ActionEntry &entry)
{
    const QString first = QString::fromLatin1(entry.keys).section(QLatin1Char(';'), 0, 0);
    return isolated(QKeySequence(first, QKeySequence::PortableText).toString(QKeySequence::NativeText));
}

} // namespace desk::ui
