// One table of everything the window can be told by key: id, text, keys, icon. The shortcut sheet shows the same table.
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <span>

class QAction;
class QWidget;

namespace desk::ui {

enum class ActionId {
    Conversations,
    Support,
    Notifications,
    Settings,
    ResponseTimes,
    Search,
    Find,
    NextConversation,
    PreviousConversation,
    NextUnread,
    MarkRead,
    ArchiveConversation,
    PinConversation,
    MuteConversation,
    NoReplyNeeded,
    SwitchOrder,
    NewCase,
    Emoji,
    PrivateNote,
    ToggleContext,
    RetryNow,
    Shortcuts,
    Back,
    Quit,
    ExportConversation,
    // of support cases
    NextCase,
    PreviousCase,
    ClaimCase,
    ReleaseCase,
    TransferCase,
    ResolveCase,
    ReopenCase,
    CaseNeedsNoReply,
    ReplyToCase,
};

/// Who is offered an action; to everybody else it does not exist.
enum class For {
    Everybody,
    Staff, ///< who answer cases
    Team   ///< … where the site knows who has them (feature `triage`)
};

struct ActionEntry
{
    ActionId id;
    const char *text; ///< for tr("Actions", …)
    const char *
        keys; ///< portable key sequences, separated by ';'; the first one is shown. A single letter works in the list of cases
    const char *icon; ///< resources/icons, may be empty
    For whom = For::Everybody;
};

std::span<const ActionEntry> actionTable();

class Actions : public QObject
{
    Q_OBJECT
public:
    /// The actions work wherever the focus is in `window`.
    explicit Actions(QWidget &window);

    QAction *action(ActionId id) const { return m_actions.value(id); }
    void retranslate();
    /// `team` is not asked of those who are no staff.
    void offerTo(bool staff, bool team);
    bool isOffered(ActionId id) const;
    /// Single letters are orders while the list of cases has the keyboard; everywhere else they are writing.
    void setLettersWork(bool work);

    static QString text(const ActionEntry &entry);
    /// "Ctrl+K" in the platform's manner, isolated.
    static QString keyText(const ActionEntry &entry);

private:
    void dress(const ActionEntry &entry, bool letters);

    QHash<ActionId, QAction *> m_actions;
};

} // namespace desk::ui
