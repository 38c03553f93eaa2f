// Three ways to be started with the system. Those of Windows and macOS are compiled there alone.
#include "system/autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

namespace desk {

namespace {

const QString name = QStringLiteral("idrissimart-desk");

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::StorageFailed, file.errorString());
    return {};
}

Result<void> removeIfThere(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.remove())
        return {};
    return fail(ErrorCode::StorageFailed, file.errorString());
}

class DesktopEntry : public Autostart
{
public:
    DesktopEntry(const QStringList &command, const QString &configFolder)
        : m_command(command), m_path(configFolder + QStringLiteral("/autostart/") + name + QStringLiteral(".desktop"))
    {
    }

    /// Desktops turn an entry off by a key of its own.
    bool isOn() const override
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QList<QByteArray> lines = file.read(64 * 1024).split('\n');
        for (const QByteArray &line : lines) {
            const QByteArray plain = line.simplified().replace(" ", "");
            if (plain == "Hidden=true" || plain == "X-GNOME-Autostart-enabled=false")
                return false;
        }
        return true;
    }

    Result<void> set(bool on) const override
    {
        if (!on)
            return removeIfThere(m_path);
        const QString entry = QStringLiteral("[Desktop Entry]\nType=Application\nName=Idrissimart Desk\nExec=%1\n"
                                             "Icon=%2\nTerminal=false\nX-GNOME-Autostart-enabled=true\n")
                                  .arg(execLine(m_command), name);
        return writeWhole(m_path, entry.toUtf8());
    }

private:
    const QStringList m_command;
    const QString m_path;
};

#ifdef Q_OS_WIN

class RunKey : public Autostart
{
public:
    explicit RunKey(const QStringList &command)
    {
        for (const QString &part : command)
            m_line += (m_line.isEmpty() ? QStringLiteral("\"%1\"") : QStringLiteral(" \"%1\""))
                          .arg(QDir::toNativeSeparators(part));
    }
    bool isOn() const override { return key().contains(name); }
    Result<void> set(bool on) const override
    {
        QSettings run = key();
        if (on)
            run.setValue(name, m_line);
        else
            run.remove(name);
        run.sync();
        if (run.status() != QSettings::NoError)
            return fail(ErrorCode::StorageFailed);
        return {};
    }

private:
    static QSettings key()
    {
        return QSettings(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"),
                         QSettings::NativeFormat);
    }
    QString m_line;
};

#endif

#ifdef Q_OS_MACOS

class LaunchAgent : public Autostart
{
public:
    explicit LaunchAgent(const QStringList &command) : m_command(command) {}
    bool isOn() const override { return QFile::exists(path()); }
    Result<void> set(bool on) const override
    {
        if (!on)
            return removeIfThere(path());
        QString arguments;
        for (const QString &part : m_command)
            arguments += QStringLiteral("<string>%1</string>").arg(part.toHtmlEscaped());
        const QString agent =
            QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict><key>Label</key>"
                           "<string>%1</string><key>ProgramArguments</key><array>%2</array><key>RunAtLoad</key><true/>"
                           "</dict></plist>\n")
                .arg(name, arguments);
        return writeWhole(path(), agent.toUtf8());
    }

private:
    static QString path()
    {
        return QDir::homePath() + QStringLiteral("/Library/LaunchAgents/") + name + QStringLiteral(".plist");
    }
    const QStringList m_command;
};

#endif

} // namespace

QString execLine(const QStringList &command)
{
    QStringList parts;
    for (QString part : command) {
        // first the quoting, then the string's own escapes: a backslash is written four times
        for (const char *special : {"\\", "\"", "`", "$"})
            part.replace(QLatin1String(special), QLatin1String("\\") + QLatin1String(special));
        part.replace(QLatin1String("\\"), QLatin1String("\\\\"));
        part.replace(QLatin1String("%"), QLatin1String("%%"));
        parts << QLatin1Char('"') + part + QLatin1Char('"');
    }
    return parts.join(QLatin1Char(' '));
}

std::shared_ptr<const Autostart> makeDesktopEntryAutostart(const QStringList &command, const QString &configFolder)
{
    return std::make_shared<DesktopEntry>(command, configFolder);
}

std::shared_ptr<const Autostart> makeAutostart(const QStringList &command)
{
#if defined(Q_OS_WIN)
    return std::make_shared<RunKey>(command);
#elif defined(Q_OS_MACOS)
    return std::make_shared<LaunchAgent>(command);
#else
    return makeDesktopEntryAutostart(command, QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
#endif
}

} // namespace desk
