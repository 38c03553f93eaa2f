// Where everything of one row stands: lines, bubble, file, time and tick. Measured once for a width; paints nothing and
// knows no scroll position (y begins at 0 in each row).
#pragma once

#include "models/timelinerow.h"
#include "net/linkpolicy.h"
#include "ui/media/fileface.h"
#include "ui/timeline/richtext.h"

#include <QLocale>
#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace desk::ui {

struct Theme;

struct LayoutContext
{
    const Theme *theme = nullptr;
    int width = 0;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QTimeZone zone;
    QDate today;
    QLocale locale; ///< for words; digits are the chosen ones
};

/// What is known of a row's picture.
struct PictureFace
{
    enum class Kind {
        None,    ///< it is shown as a file
        Unknown, ///< a box is kept for it
        Known,
        Away, ///< as a file, with the word that it comes later
    };
    Kind kind = Kind::None;
    QSize size; ///< Known: of its pixels
};

/// A point of a row.
struct RowHit
{
    enum class Part { Outside, Bubble, Text, Link, Action, Attachment };
    Part part = Part::Outside;
    int position = 0; ///< in the shown text, the nearest one
    QUrl url;         ///< Link
};

class MessageLayout
{
public:
    struct Block
    {
        std::unique_ptr<QTextLayout> layout;
        QPointF origin;
        int start = 0; ///< in text()
        bool rightToLeft = false;
        QRectF lastLine; ///< what is inked of it
        qreal step = 0;  ///< from line to line, the same for every script
    };

    MessageLayout(const TimelineRow &row, const LayoutContext &context, const PictureFace &picture = {});
    /// The largest box of a picture.
    static QSize pictureAtMost(const Theme &theme);

    int height() const { return m_height; }
    const QString &text() const { return m_text; }
    const std::vector<Block> &blocks() const { return m_blocks; }
    const QList<LinkRange> &links() const { return m_links; }
    /// The bubble; for other rows the chip or the line of words.
    QRectF bubble() const { return m_bubble; }
    QRectF name() const { return m_name; }
    /// File chip or picture; empty: none.
    QRectF attachment() const { return m_attachment; }
    const FileFace &file() const { return m_file; }
    bool showsPicture() const { return m_showsPicture; }
    /// How far the file has gone; empty: it is not on its way.
    QRectF progress() const { return m_progress; }
    /// Time and tick together, or the words that stand for them.
    QRectF meta() const { return m_meta; }
    QRectF metaWords() const { return m_metaWords; }
    QRectF tick() const { return m_tick; }
    const QString &metaText() const { return m_metaText; }
    /// What a click asks for: retry, load again, stop the sending; empty: nothing.
    QRectF action() const { return m_action; }
    const QString &actionText() const { return m_actionText; }
    /// Of a private note: the sign and the words that say so.
    QRectF lock() const { return m_lock; }
    const QTextLayout *head() const { return m_head.get(); }
    QPointF headOrigin() const { return m_headOrigin; }
    /// Why it was refused, in small letters under the text.
    const QTextLayout *note() const { return m_note.get(); }
    QPointF noteOrigin() const { return m_noteOrigin; }

    RowHit hitTest(const QPointF &point) const;
    /// The word around a position of text(), for a double click.
    std::pair<int, int> wordAt(int position) const;

private:
    struct Extent
    {
        qreal width = 0;
        qreal height = 0;
    };

    void layOutMessage(const TimelineRow &row, const LayoutContext &context, const PictureFace &picture);
    QSizeF attachmentSize(const LayoutContext &context, const PictureFace &picture, qreal widest) const;
    void layOutNotice(const TimelineRow &row, const LayoutContext &context);
    void layOutPrivateNote(const TimelineRow &row, const LayoutContext &context);
    Extent layOutText(const LayoutContext &context, qreal widest);
    void layOutMeta(const TimelineRow &row, const LayoutContext &context);
    Extent layOutNote(const TimelineRow &row, const LayoutContext &context, qreal widest);

    int m_height = 0;
    QString m_text;
    QList<LinkRange> m_links;
    std::vector<Block> m_blocks;
    FileFace m_file;
    bool m_showsPicture = false;
    QRectF m_progress;
    QRectF m_bubble;
    QRectF m_name;
    QRectF m_attachment;
    QRectF m_meta;
    QRectF m_metaWords;
    QRectF m_tick;
    QString m_metaText;
    QRectF m_action;
    QString m_actionText;
    QRectF m_lock;
    std::unique_ptr<QTextLayout> m_head;
    QPointF m_headOrigin;
    std::unique_ptr<QTextLayout> m_note;
    QPointF m_noteOrigin;
};

} // namespace desk::ui
