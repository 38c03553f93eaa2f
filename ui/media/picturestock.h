// The pictures of the talk in memory, ready to paint: fetched and decoded off the GUI thread, two at a time, and only
// those that stand near the eye. Says when something is known of one; paints nothing.
#pragma once

#include "session/session.h"

#include <QHash>
#include <QPixmap>
#include <QPointer>

namespace desk::ui {

struct PictureRef
{
    QString where;     ///< the address as the site gave it, or a path
    bool here = false; ///< a file of this machine that has not been sent yet: never what somebody else named

    bool isNull() const { return where.isEmpty(); }
    friend bool operator==(const PictureRef &, const PictureRef &) = default;
    friend size_t qHash(const PictureRef &ref, size_t seed = 0) { return ::qHash(ref.where, seed) ^ size_t(ref.here); }
};

class PictureStock : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unknown, ///< not asked for yet, or on its way
        Shown,   ///< its size is known; its pixels may have to be decoded again
        Away,    ///< not stored here, and the site is not reached: asked for again by itself
        Failed,  ///< it cannot be had, or is no picture we show
    };

    explicit PictureStock(QObject *parent = nullptr);

    /// Forgets everything.
    void setSession(Session *session);
    /// No picture is decoded larger than this, in device pixels.
    void setBounds(const QSize &atMost);
    /// What stands near the eye now, the nearest first. What was wanted before and not begun is not fetched any more.
    void want(const QList<PictureRef> &nearby);
    /// Whoever opens a conversation again may see what failed the last time.
    void forgetFailures();

    State state(const PictureRef &ref) const { return m_entries.value(ref).state; }
    QSize size(const PictureRef &ref) const { return m_entries.value(ref).size; }
    QPixmap pixmap(const PictureRef &ref) const { return m_entries.value(ref).pixmap; }

Q_SIGNALS:
    void changed(const desk::ui::PictureRef &ref);

private:
    struct Entry
    {
        State state = State::Unknown;
        QSize size;
        QPixmap pixmap;
        bool loading = false;
        bool borrowed = false; ///< the pixels are those of the file it was sent from, until its own are here
        int tries = 0;
        qint64 turn = 0;
    };

    void next();
    void load(const PictureRef &ref);
    void decode(const PictureRef &ref, const QByteArray &bytes);
    void came(const PictureRef &ref, const QImage &image);
    void missed(const PictureRef &ref, State state);
    void follow();
    void arrived(const QString &filePath, const Attachment &attachment);
    void makeRoom();
    bool isWanted(const PictureRef &ref) const;

    QPointer<Session> m_session;
    bool m_wasOnline = false;
    QSize m_atMost{640, 680};
    QHash<PictureRef, Entry> m_entries;
    QList<PictureRef> m_near;
    qint64 m_bytes = 0; ///< of all pixmaps
    qint64 m_turn = 0;
    int m_loading = 0;
    int m_generation = 0; ///< answers to an earlier session are not for us
};

} // namespace desk::ui
