// The settings of the network.
#include "ui/settings/networksection.h"

#include "net/answer.h"
#include "system/clock.h"
#include "ui/format.h"
#include "ui/look.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace desk::ui {

namespace {
constexpr int largestPort = 65'535;
}

NetworkSection::NetworkSection(Settings &settings, const Clock &clock, QWidget *parent)
    : SettingsSection(parent), m_settings(settings), m_clock(clock), m_proxy(new QComboBox(this)),
      m_manual(new QWidget(this)), m_host(new QLineEdit(m_manual)), m_port(new QSpinBox(m_manual)),
      m_hostLabel(plainLabel("", m_manual)), m_portLabel(plainLabel("", m_manual)),
      m_certificates(plainLabel("", this)), m_choose(lookButton("", this)), m_remove(lookButton("", this)),
      m_words(plainLabel("muted", this))
{
    m_proxy->setObjectName(QStringLiteral("proxy"));
    m_host->setObjectName(QStringLiteral("proxyHost"));
    m_port->setObjectName(QStringLiteral("proxyPort"));
    m_certificates->setObjectName(QStringLiteral("certificates"));
    m_choose->setObjectName(QStringLiteral("chooseCertificates"));
    m_remove->setObjectName(QStringLiteral("removeCertificates"));
    m_words->setObjectName(QStringLiteral("networkWords"));
    for (const ProxyChoice choice : {ProxyChoice::System, ProxyChoice::None, ProxyChoice::Manual})
        m_proxy->addItem(QString(), int(choice));
    m_port->setRange(1, largestPort);
    m_host->setLayoutDirection(Qt::LeftToRight);
    m_hostLabel->setBuddy(m_host);
    m_portLabel->setBuddy(m_port);
    m_hostLabel->setWordWrap(false);
    m_portLabel->setWordWrap(false);
    auto *manual = new QHBoxLayout(m_manual);
    manual->setContentsMargins(0, 0, 0, 0);
    manual->addWidget(m_hostLabel);
    manual->addWidget(m_host, 1);
    manual->addWidget(m_portLabel);
    manual->addWidget(m_port);
    m_proxyLabel = addRow(m_proxy);
    addWide(m_manual);
    addWide(m_certificates);
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    row->addStretch(1);
    addWide(buttons);
    addWide(m_words);
    m_words->hide();

    connect(m_proxy, &QComboBox::activated, this, [this] {
        apply();
        if (m_manual->isVisible() && m_host->text().isEmpty())
            m_host->setFocus(Qt::OtherFocusReason);
    });
    connect(m_host, &QLineEdit::editingFinished, this, &NetworkSection::apply);
    connect(m_port, &QSpinBox::editingFinished, this, &NetworkSection::apply);
    connect(m_choose, &QPushButton::clicked, this, &NetworkSection::chooseFile);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_settings.setExtraCertificates({}, {});
        say(tr("Only the system's certificates are trusted now."), false);
        m_choose->setFocus(Qt::OtherFocusReason);
    });
    connect(&settings, &Settings::networkChanged, this, &NetworkSection::follow);
    retranslate();
}

void NetworkSection::apply()
{
    // What is in the address besides the host, as people paste it, is left out.
    QString host = m_host->text().trimmed();
    const QUrl pasted =
        QUrl(host.contains(QLatin1String("://")) ? host : QStringLiteral("http://") + host, QUrl::StrictMode);
    if (!host.isEmpty() && pasted.host().isEmpty())
        return say(tr("This is no name of a proxy: %1").arg(isolated(oneLine(host))), true);
    say({}, false);
    if (!host.isEmpty()) {
        host = pasted.host();
        if (pasted.port() > 0) {
            const QSignalBlocker blocked(m_port);
            m_port->setValue(pasted.port());
        }
    }
    const auto choice = ProxyChoice(m_proxy->currentData().toInt());
    m_settings.setProxy(choice, host, quint16(m_port->value()));
    follow();
    if (choice == ProxyChoice::Manual && host.isEmpty())
        say(tr("Write the name of the proxy. Until then the system's is used."), false);
}

void NetworkSection::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file of certificates (PEM)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NetworkSection::takeCertificates);
    dialog->open();
}

void NetworkSection::takeCertificates(const QString &path)
{
    onPool(
        this, [path, now = m_clock.now()] { return readCertificates(path, now); },
        [this, path](const tl::expected<CertificateFile, CertificateFault> &file) {
            const QString name = isolated(oneLine(QFileInfo(path).fileName()));
            if (file) {
                m_settings.setExtraCertificates(file->pem, QFileInfo(path).fileName());
                QStringList of;
                for (const QString &each : file->names)
                    of << isolated(oneLine(each));
                return say(tr("Trusted from now on: %1").arg(of.join(tr(", "))), false);
            }
            QString why;
            switch (file.error()) {
            case CertificateFault::Unreadable:
                why = tr("The file %1 could not be read.").arg(name);
                break;
            case CertificateFault::TooLarge:
                why = tr("The file %1 is too large to be one of certificates.").arg(name);
                break;
            case CertificateFault::NoCertificate:
                why = tr("There is no certificate in the file %1. It must be in the PEM format and begin with BEGIN "
                         "CERTIFICATE.")
                          .arg(name);
                break;
            case CertificateFault::Expired:
                why = tr("The certificates in the file %1 have expired.").arg(name);
                break;
            }
            say(why + QLatin1Char(' ') + tr("Nothing was changed."), true);
        });
}

void NetworkSection::follow()
{
    m_proxy->setCurrentIndex(m_proxy->findData(int(m_settings.proxy())));
    m_manual->setVisible(m_settings.proxy() == ProxyChoice::Manual);
    m_host->setText(m_settings.proxyHost());
    const QSignalBlocker blocked(m_port);
    m_port->setValue(m_settings.proxyPort());
    const bool extra = !m_settings.extraCertificates().isEmpty();
    m_certificates->setText(extra
                                ? tr("Trusted besides the system's certificates: %1")
                                      .arg(isolated(oneLine(m_settings.extraCertificatesName())))
                                : tr("The system's certificates are trusted. A company's network may need one more."));
    m_remove->setVisible(extra);
}

void NetworkSection::say(const QString &words, bool bad)
{
    m_words->setText(words);
    setLook(*m_words, bad ? "error" : "muted");
    m_words->setVisible(!words.isEmpty());
    m_choose->setAccessibleDescription(words);
    m_host->setAccessibleDescription(words);
}

void NetworkSection::changeEvent(QEvent *event)
{
    SettingsSection::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NetworkSection::retranslate()
{
    setTitle(tr("Network"));
    m_proxyLabel->setText(tr("Proxy"));
    m_proxy->setItemText(0, tr("As the system"));
    m_proxy->setItemText(1, tr("None"));
    m_proxy->setItemText(2, tr("This one:"));
    m_hostLabel->setText(tr("Name"));
    m_portLabel->setText(tr("Port"));
    m_proxy->setAccessibleName(m_proxyLabel->text());
    m_host->setAccessibleName(tr("Name of the proxy"));
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_choose->setText(tr("Trust a certificate…"));
    m_remove->setText(tr("Trust it no more"));
    say({}, false);
    follow();
}

} // namespace desk::ui
