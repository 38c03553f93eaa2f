// Notifications, the support desk, what is stored, the network.
#include "system/settings.h"
#include "system/settingstable.h"

#include <algorithm>

namespace desk {

using namespace settings;

namespace {

constexpr Words proxyWords{"system", "none", "manual"};
constexpr int mostMonths = 120;
constexpr int mostMinutes = 10'000;

QList<int> daysIn(const QString &words)
{
    QList<int> days;
    const QStringList each = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : each) {
        if (const int day = word.toInt(); day >= Qt::Monday && day <= Qt::Sunday && !days.contains(day))
            days << day;
    }
    return days;
}

} // namespace

bool Settings::notificationsEnabled() const
{
    return readBool(m_file, NotificationsKey);
}

void Settings::setNotificationsEnabled(bool enabled)
{
    if (write(m_file, NotificationsKey, enabled))
        Q_EMIT changed();
}

bool Settings::notificationPreview() const
{
    return readBool(m_file, PreviewKey);
}

void Settings::setNotificationPreview(bool preview)
{
    if (write(m_file, PreviewKey, preview))
        Q_EMIT changed();
}

bool Settings::notificationSound() const
{
    return readBool(m_file, SoundKey);
}

void Settings::setNotificationSound(bool sound)
{
    if (write(m_file, SoundKey, sound))
        Q_EMIT changed();
}

bool Settings::doNotDisturb() const
{
    return readBool(m_file, DisturbKey);
}

QDateTime Settings::doNotDisturbUntil() const
{
    return QDateTime::fromString(readText(m_file, DisturbUntilKey), Qt::ISODate);
}

void Settings::setDoNotDisturb(bool on, const QDateTime &until)
{
    const QString end = on && until.isValid() ? until.toUTC().toString(Qt::ISODate) : QString();
    const bool another = write(m_file, DisturbKey, on);
    if (write(m_file, DisturbUntilKey, end) || another)
        Q_EMIT changed();
}

bool Settings::quietHours() const
{
    return readBool(m_file, QuietHoursKey);
}

void Settings::setQuietHours(bool on)
{
    if (write(m_file, QuietHoursKey, on))
        Q_EMIT changed();
}

QTime Settings::quietFrom() const
{
    return readTime(m_file, QuietFromKey);
}

QTime Settings::quietTo() const
{
    return readTime(m_file, QuietToKey);
}

void Settings::setQuietTimes(const QTime &from, const QTime &to)
{
    const bool another = write(m_file, QuietFromKey, from);
    if (write(m_file, QuietToKey, to) || another)
        Q_EMIT changed();
}

QList<int> Settings::workingDays() const
{
    const QList<int> days = daysIn(readText(m_file, WorkDaysKey));
    return days.isEmpty() ? daysIn(fallback(WorkDaysKey)) : days;
}

QTime Settings::workingFrom() const
{
    return readTime(m_file, WorkFromKey);
}

QTime Settings::workingTo() const
{
    return readTime(m_file, WorkToKey);
}

void Settings::setWorkingHours(const QList<int> &days, const QTime &from, const QTime &to)
{
    QStringList words;
    for (const int day : days)
        words << QString::number(day);
    bool another = write(m_file, WorkDaysKey, words);
    another = write(m_file, WorkFromKey, from) || another;
    if (write(m_file, WorkToKey, to) || another)
        Q_EMIT changed();
}

int Settings::waitWarnMinutes() const
{
    return readNumber(m_file, WaitWarnKey, 1, mostMinutes);
}

int Settings::waitLateMinutes() const
{
    return std::max(readNumber(m_file, WaitLateKey, 1, mostMinutes), waitWarnMinutes());
}

void Settings::setWaitMinutes(int warn, int late)
{
    const bool another = write(m_file, WaitWarnKey, std::clamp(warn, 1, mostMinutes));
    if (write(m_file, WaitLateKey, std::clamp(late, 1, mostMinutes)) || another)
        Q_EMIT changed();
}

int Settings::caseAlertAfter() const
{
    return readNumber(m_file, AlertAfterKey, 0, mostMinutes);
}

int Settings::caseAlertEvery() const
{
    return readNumber(m_file, AlertEveryKey, 1, mostMinutes);
}

void Settings::setCaseAlerts(int after, int every)
{
    const bool another = write(m_file, AlertAfterKey, std::clamp(after, 0, mostMinutes));
    if (write(m_file, AlertEveryKey, std::clamp(every, 1, mostMinutes)) || another)
        Q_EMIT changed();
}

int Settings::keepMonths() const
{
    return readNumber(m_file, KeepMonthsKey, 0, mostMonths);
}

void Settings::setKeepMonths(int months)
{
    if (write(m_file, KeepMonthsKey, std::clamp(months, 0, mostMonths)))
        Q_EMIT changed();
}

ProxyChoice Settings::proxy() const
{
    return readChoice<ProxyChoice>(m_file, ProxyKey, proxyWords);
}

QString Settings::proxyHost() const
{
    return readText(m_file, ProxyHostKey);
}

quint16 Settings::proxyPort() const
{
    return quint16(readNumber(m_file, ProxyPortKey, 0, 65'535));
}

void Settings::setProxy(ProxyChoice choice, const QString &host, quint16 port)
{
    bool another = write(m_file, ProxyKey, QString::fromLatin1(proxyWords[size_t(choice)]));
    another = write(m_file, ProxyHostKey, host.trimmed()) || another;
    if (write(m_file, ProxyPortKey, int(port)) || another) {
        Q_EMIT changed();
        Q_EMIT networkChanged();
    }
}

QByteArray Settings::extraCertificates() const
{
    return readBytes(m_file, CertificatesKey);
}

QString Settings::extraCertificatesName() const
{
    return readText(m_file, CertificatesNameKey);
}

void Settings::setExtraCertificates(const QByteArray &pem, const QString &name)
{
    const bool another = write(m_file, CertificatesNameKey, name);
    if (write(m_file, CertificatesKey, pem) || another) {
        Q_EMIT changed();
        Q_EMIT networkChanged();
    }
}

} // namespace desk
