// Where an answer is written: the field, the files that go with it, quick replies above it, the limit, and why nothing
// can be written when that is so. Keeps no draft itself: it says what was edited.
#pragma once

#include "protocol/limits.h"
#include "protocol/triage.h"
#include "session/replytext.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QMimeData;
class QPushButton;
class QToolButton;

namespace desk {
class Settings;
class Speller;
} // namespace desk

namespace desk::ui {

class ComposerEdit;
class EmojiMenu;
class EmojiPicker;
class EmojiShelf;
class FileTray;
class ReplyChips;
class ReplyMenu;
class SpellMarks;
struct Theme;

class Composer : public QWidget
{
    Q_OBJECT
public:
    Composer(const Theme &theme, Settings &settings, QWidget *parent = nullptr);
    ~Composer() override;

    /// Of the reply, also while a note is being written: the two never mix.
    QString text() const;
    QString noteText() const;
    void setNoteText(const QString &text);
    /// Private notes can be written here; otherwise there is no sign of them.
    void setNotesAllowed(bool allowed);
    bool isNote() const { return m_isNote; } ///< what stands in the field is a private note
    void setNoteBusy(bool busy);             ///< it is being written down
    /// Replaces everything, quietly: no edited(), no typing.
    void setText(const QString &text);
    /// Puts text back before what is there now, as an edit.
    void giveBack(const QString &text);
    void setLimits(const Limits &limits);
    void setFilesAllowed(bool allowed);
    void setQuickReplies(const QList<QuickReply> &replies);
    /// Beside the person's own, in the menu alone.
    void setTeamReplies(const QList<TeamReply> &replies);
    void setReplyValues(const ReplyValues &values) { m_values = values; }
    void setSpeller(Speller *speller);
    /// What people and the ad are called here: none of it is misspelt.
    void setNames(const QStringList &names);
    /// Empty: writing is possible.
    void setClosedReason(const QString &reason);
    bool isClosed() const;
    /// Asked each time before something leaves; false: nothing leaves now, and the text stays.
    void setGate(std::function<bool()> gate) { m_gate = std::move(gate); }
    /// In the place of those there are, quietly.
    void setFiles(const QStringList &paths);
    /// Beside those there are; what cannot go says why.
    void takeFiles(const QStringList &paths);
    /// What was dropped on the conversation, if there is something to send in it.
    bool takeDrop(const QMimeData &dropped);
    static bool mayDrop(const QMimeData &dropped);
    FileTray *files() const { return m_files; }
    ComposerEdit *edit() const { return m_edit; }
    /// A key pressed in the conversation; false: it writes nothing.
    bool takeKey(QKeyEvent *event);

public Q_SLOTS:
    void submit();
    void focusInput();
    void openEmoji();
    void setNoteMode(bool on); ///< nothing where notes are not allowed

Q_SIGNALS:
    void noteRequested(const QString &text); ///< the whole text of the note, which stays until setNoteText()
    void noteModeChanged(bool on);
    void sendRequested(const QString &text);
    /// Once for each file; the text goes with the first.
    void sendFileRequested(const QString &filePath, const QString &text);
    /// These messages, its texts filled in, and what the reply does with the case.
    void macroRequested(const desk::TeamReply &reply, const QStringList &texts);
    void fileChanged();
    /// The text as it is now; `typed`: by the person at the keyboard, not by pasting back.
    void edited(const QString &text, bool typed);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString written() const;
    void put(const QString &text);
    void submitNote();
    void showParts();
    void restyleNote();
    void textChanged();
    void choose(const QuickReply &reply);
    void chooseTeamReply(const TeamReply &reply);
    void runMacro(const TeamReply &reply);
    /// Variables of `text` that have no value here.
    QStringList unknownIn(const QString &text) const;
    void insertEmoji(const QString &emoji, int from);
    QStringList messages() const;
    void chooseFile();
    void takePicture(const QImage &picture);
    bool refusesFiles();
    void filesChanged();
    void restyle();
    void sayWhatLeaves();
    void showNote(const QString &words, bool bad);
    void updateState();

    const Theme &m_theme;
    Settings &m_settings;
    Limits m_limits;
    bool m_filesAllowed = false;
    bool m_quiet = false;
    bool m_notesAllowed = false;
    bool m_isNote = false;
    bool m_noteBusy = false;
    QString m_aside; ///< the reply while a note is written, the note while a reply is
    QString m_text;  ///< as it was last told
    ReplyValues m_values;
    std::function<bool()> m_gate;
    bool m_leaveWhenReady = false; ///< Enter came while a file was still being looked at
    ReplyChips *m_chips;
    QWidget *m_open;
    ComposerEdit *m_edit;
    QPushButton *m_send;
    QToolButton *m_attach;
    QToolButton *m_emoji;
    QToolButton *m_lock;
    QLabel *m_note;
    QLabel *m_counter;
    FileTray *m_files;
    QLabel *m_closed;
    QPointer<ReplyMenu> m_menu;
    SpellMarks *m_marks;
    EmojiShelf *m_shelf;
    QPointer<EmojiMenu> m_emojiMenu;
    QPointer<EmojiPicker> m_picker; ///< made when first wanted
};

} // namespace desk::ui
