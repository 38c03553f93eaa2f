// The files that go with the next message, in the order they were given: judged off the GUI thread, then shown as
// chips. Sends nothing.
#pragma once

#include "protocol/limits.h"
#include "protocol/result.h"
#include "ui/composer/filejudge.h"

#include <QImage>
#include <QWidget>

#include <functional>

namespace desk::ui {

class FileChip;
struct Theme;

class FileTray : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostFiles = 10;
    /// Writes down what exists nowhere else; gives its path.
    using Keeper = std::function<FutureResult<QString>(const QString &name, const QByteArray &bytes)>;

    FileTray(const Theme &theme, QWidget *parent);

    void setLimits(const Limits &limits) { m_limits = limits; }
    void setKeeper(Keeper keeper) { m_keeper = std::move(keeper); }
    void add(const QStringList &paths);
    /// A picture of the clipboard, which is no file yet.
    void addPicture(const QImage &picture);
    void clear();
    QStringList paths() const;
    bool isEmpty() const { return m_chips.isEmpty(); }
    /// It still looks at what it was given: paths() is not all.
    bool isBusy() const { return m_busy > 0; }
    const QList<FileChip *> &chips() const { return m_chips; }
    void restyle();

Q_SIGNALS:
    void changed(); ///< the files, or isBusy()
    void refused(const QString &why);
    void emptied(); ///< the person has left the last one out

private:
    void take(const QList<JudgedFile> &files);
    void put(const JudgedFile &file);
    void leaveOut(FileChip *chip);
    void encoded(const QByteArray &png);
    QString reason(const JudgedFile &file) const;
    void done();

    const Theme &m_theme;
    Limits m_limits;
    Keeper m_keeper;
    QList<FileChip *> m_chips;
    int m_busy = 0;
    int m_generation = 0; ///< what was given before clear() does not come back
};

} // namespace desk::ui
