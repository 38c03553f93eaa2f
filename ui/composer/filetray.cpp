// Judging, keeping and showing.
#include "ui/composer/filetray.h"

#include "net/answer.h"
#include "ui/composer/filechip.h"
#include "ui/errortext.h"
#include "ui/flowlayout.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QBuffer>
#include <QDateTime>
#include <QLocale>

namespace desk::ui {

namespace {

constexpr int mostReasons = 3;

QByteArray pngOf(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") ? bytes : QByteArray();
}

} // namespace

FileTray::FileTray(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("fileTray"));
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    restyle();
    hide();
}

void FileTray::restyle()
{
    layout()->setSpacing(m_theme.px(6));
    setAccessibleName(tr("Files that go with the next message"));
    for (FileChip *chip : std::as_const(m_chips))
        chip->restyle();
    updateGeometry();
}

void FileTray::add(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    ++m_busy;
    Q_EMIT changed();
    onPool(
        this,
        [paths, most = m_limits.attachmentBytes] {
            QList<JudgedFile> files;
            for (const QString &path : paths)
                files << judgedFile(path, most);
            return files;
        },
        [this, asked = m_generation](const QList<JudgedFile> &files) {
            if (asked != m_generation)
                return;
            take(files);
            done();
        });
}

void FileTray::take(const QList<JudgedFile> &files)
{
    QStringList reasons;
    for (const JudgedFile &file : files) {
        if (file.verdict != JudgedFile::Verdict::Fine)
            reasons << reason(file);
        else if (m_chips.size() >= mostFiles)
            reasons << tr("At most %Ln file(s) go at once.", nullptr, mostFiles);
        else if (!paths().contains(file.path))
            put(file);
    }
    reasons.removeDuplicates();
    if (!reasons.isEmpty())
        Q_EMIT refused(reasons.mid(0, mostReasons).join(QLatin1Char('\n')));
}

void FileTray::put(const JudgedFile &file)
{
    auto *chip = new FileChip(m_theme, file, this);
    connect(chip, &FileChip::removed, this, [this, chip] { leaveOut(chip); });
    layout()->addWidget(chip);
    m_chips << chip;
    chip->show();
    show();
    updateGeometry();
}

void FileTray::leaveOut(FileChip *chip)
{
    const qsizetype place = m_chips.indexOf(chip);
    const bool focused = chip->hasFocus();
    m_chips.removeAt(place);
    layout()->removeWidget(chip);
    chip->hide();
    chip->deleteLater();
    setVisible(!m_chips.isEmpty());
    updateGeometry();
    if (m_chips.isEmpty())
        Q_EMIT emptied();
    else if (focused)
        m_chips.at(std::min(place, m_chips.size() - 1))->setFocus();
    Q_EMIT changed();
}

void FileTray::addPicture(const QImage &picture)
{
    if (!m_keeper)
        return;
    ++m_busy;
    Q_EMIT changed();
    onPool(
        this, [picture] { return pngOf(picture); },
        [this, asked = m_generation](const QByteArray &png) {
            if (asked == m_generation)
                encoded(png);
        });
}

void FileTray::encoded(const QByteArray &png)
{
    const QString name =
        QStringLiteral("picture-%1.png")
            .arg(QLocale::c().toString(QDateTime::currentDateTime(), QStringLiteral("yyyyMMdd-HHmmss")));
    if (png.isEmpty() || png.size() > m_limits.attachmentBytes) {
        Q_EMIT refused(reason(
            {png.isEmpty() ? JudgedFile::Verdict::NotAFile : JudgedFile::Verdict::TooLarge, {}, name, png.size()}));
        return done();
    }
    m_keeper(name, png).then(this, [this, name, asked = m_generation](const Result<QString> &path) {
        if (asked != m_generation)
            return;
        if (path)
            add({*path});
        else
            Q_EMIT refused(errorSentence(path.error()));
        done();
    });
}

QString FileTray::reason(const JudgedFile &file) const
{
    const QString name = isolated(oneLine(file.name));
    switch (file.verdict) {
    case JudgedFile::Verdict::NotAFile:
        return tr("%1 is not a file that can be read.").arg(name);
    case JudgedFile::Verdict::Empty:
        return tr("%1 is empty: there is nothing to send.").arg(name);
    case JudgedFile::Verdict::TooLarge:
        return tr("%1 is too large (%2). The site takes %3 at most.")
            .arg(name, isolated(dataSize(file.bytes)), isolated(dataSize(m_limits.attachmentBytes)));
    case JudgedFile::Verdict::Fine:
        break;
    }
    return {};
}

void FileTray::done()
{
    --m_busy;
    Q_EMIT changed();
}

void FileTray::clear()
{
    ++m_generation;
    m_busy = 0;
    for (FileChip *chip : std::as_const(m_chips)) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    hide();
    updateGeometry();
    Q_EMIT changed();
}

QStringList FileTray::paths() const
{
    QStringList paths;
    for (const FileChip *chip : m_chips)
        paths << chip->path();
    return paths;
}

} // namespace desk::ui
