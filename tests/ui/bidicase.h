// One case of tests/data/bidi: what is written, where it stands, and the picture of it.
#pragma once

#include "support/fakeclock.h"
#include "support/fakedesk.h"

#include "models/roomfilter.h"
#include "models/roomlistmodel.h"
#include "models/timelinerow.h"
#include "ui/rooms/roomdelegate.h"
#include "ui/textline.h"
#include "ui/theme.h"
#include "ui/timeline/messagedelegate.h"
#include "ui/timeline/messagelayout.h"

#include <QGlyphRun>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QPainter>

#include <algorithm>

namespace desk::ui {

class BidiCase
{
public:
    explicit BidiCase(const QJsonObject &json);

    /// The same without anything that turns direction: what it must look like.
    BidiCase tame() const;

    QString kind;
    QString text;
    QString title;      ///< of a row of the list
    QString paragraphs; ///< "L" and "R", one a paragraph
    QStringList visual;
    bool hostile = false;
    int width = 420;
    Qt::LayoutDirection window = Qt::LeftToRight;
    Theme theme;

    MessageLayout layout() const;
    LayoutContext context() const;
    QImage picture() const;

private:
    TimelineRow row() const;
    void paintMessage(QPainter &painter) const;
    void paintListRow(QPainter &painter) const;
    QSize size() const;

    QJsonObject m_json;
};

inline DeliveryState stateOf(const QString &word)
{
    static const QHash<QString, DeliveryState> states{
        {QStringLiteral("queued"), DeliveryState::Queued},   {QStringLiteral("sent"), DeliveryState::Sent},
        {QStringLiteral("read"), DeliveryState::Read},       {QStringLiteral("uncertain"), DeliveryState::Uncertain},
        {QStringLiteral("refused"), DeliveryState::Refused},
    };
    return states.value(word, DeliveryState::None);
}

inline QString tamed(QString text)
{
    text.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    });
    return text;
}

inline BidiCase::BidiCase(const QJsonObject &json)
    : kind(json.value(QLatin1String("kind")).toString(QStringLiteral("message"))),
      text(json.value(QLatin1String("text")).toString()), title(json.value(QLatin1String("title")).toString()),
      paragraphs(json.value(QLatin1String("paragraphs")).toString()),
      visual(json.value(QLatin1String("visual")).toVariant().toStringList()),
      hostile(json.value(QLatin1String("hostile")).toBool()), width(json.value(QLatin1String("width")).toInt(420)),
      window(json.value(QLatin1String("window")).toString() == QLatin1String("rtl") ? Qt::RightToLeft
                                                                                    : Qt::LeftToRight),
      theme(makeTheme(json.value(QLatin1String("dark")).toBool(), json.value(QLatin1String("percent")).toInt(100))),
      m_json(json)
{
}

inline BidiCase BidiCase::tame() const
{
    QJsonObject json = m_json;
    for (const char *key : {"text", "title", "sender", "file"}) {
        if (json.contains(QLatin1String(key)))
            json.insert(QLatin1String(key), tamed(json.value(QLatin1String(key)).toString()));
    }
    return BidiCase(json);
}

inline LayoutContext BidiCase::context() const
{
    LayoutContext context;
    context.theme = &theme;
    context.width = width;
    context.direction = window;
    context.zone = QTimeZone::utc();
    context.today = QDate(2026, 11, 23);
    context.locale = QLocale::c();
    return context;
}

inline TimelineRow BidiCase::row() const
{
    TimelineRow row;
    row.mine = m_json.value(QLatin1String("mine")).toBool();
    row.sender = m_json.value(QLatin1String("sender")).toString();
    row.named = !row.sender.isEmpty();
    row.text = text;
    row.at = QDateTime(QDate(2026, 11, 23), QTime(10, 42), QTimeZone::utc());
    row.delivery = stateOf(m_json.value(QLatin1String("state")).toString());
    if (row.delivery == DeliveryState::Refused)
        row.error = Error{ErrorCode::RateLimited, {}, std::chrono::seconds(5), 429};
    if (const QString file = m_json.value(QLatin1String("file")).toString(); !file.isEmpty())
        row.attachment = Attachment{QStringLiteral("/media/x"), file, 1'258'291, {}};
    return row;
}

inline MessageLayout BidiCase::layout() const
{
    return MessageLayout(row(), context());
}

inline QSize BidiCase::size() const
{
    return {width, kind == QLatin1String("message") ? layout().height()
                   : kind == QLatin1String("row")   ? theme.px(60)
                                                    : theme.px(24)};
}

inline void BidiCase::paintMessage(QPainter &painter) const
{
    painter.fillRect(QRect({}, size()), theme.background);
    paintRow(painter, row(), layout(), {}, context());
}

inline void BidiCase::paintListRow(QPainter &painter) const
{
    FakeClock clock;
    FakeRooms rooms;
    RoomItem item = buyerRoom(1, 12, QStringLiteral("Toyota"), title, text, clock.now().addSecs(-4680),
                              m_json.value(QLatin1String("unread")).toInt());
    item.pinned = true;
    rooms.put(item);
    RoomListModel model;
    model.setRooms(&rooms);
    RoomFilter filter(model);
    const RoomDelegate delegate(filter, theme, clock);
    QStyleOptionViewItem option;
    option.rect = QRect({}, size());
    option.direction = window;
    painter.fillRect(option.rect, theme.panel);
    delegate.paint(&painter, option, filter.index(0, 0));
}

inline QImage BidiCase::picture() const
{
    QImage image(size(), QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    painter.setLayoutDirection(window);
    if (kind == QLatin1String("message"))
        paintMessage(painter);
    else if (kind == QLatin1String("row"))
        paintListRow(painter);
    else
        drawLine(painter, image.rect(), text, theme.font(13), theme.ink, window);
    return image;
}

/// From left to right, as it is read off the screen: the written characters of each line.
inline QStringList visualOrder(const MessageLayout &layout)
{
    QStringList lines;
    for (const MessageLayout::Block &block : layout.blocks()) {
        const QString written = block.layout->text();
        for (int i = 0; i < block.layout->lineCount(); ++i) {
            const QTextLine line = block.layout->lineAt(i);
            QList<std::pair<qreal, QString>> places;
            const int end = line.textStart() + line.textLength();
            for (int at = line.textStart(); at < end;) {
                const int next = std::min(std::max(block.layout->nextCursorPosition(at), at + 1), end);
                // where its picture begins; the second letter of a ligature has none of its own
                const QList<QGlyphRun> runs = line.glyphRuns(at, next - at);
                const bool drawn = !runs.isEmpty() && !runs.first().positions().isEmpty();
                const qreal place = drawn              ? runs.first().positions().first().x()
                                    : places.isEmpty() ? 0
                                                       : places.last().first;
                places.append({place, written.mid(at, next - at)});
                at = next;
            }
            std::stable_sort(places.begin(), places.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            QString read;
            for (const auto &[place, characters] : std::as_const(places))
                read += characters;
            lines << read.trimmed();
        }
    }
    return lines;
}

} // namespace desk::ui
