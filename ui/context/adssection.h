// The ads of a case's publisher: what he speaks of may be one of them.
#pragma once

#include "protocol/types.h"
#include "ui/context/linessection.h"

namespace desk::ui {

class AdsSection : public LinesSection
{
    Q_OBJECT
public:
    AdsSection(const Theme &theme, Settings &settings, QWidget *parent);
    void showAds(const QList<Ad> &ads);

Q_SIGNALS:
    void pageWanted(desk::AdId ad, const QString &slug);

protected:
    LineFace face(int row) const override;
    void choose(int row) override;
    QString title() const override;
    QString moreText() const override;

private:
    QList<Ad> m_ads;
};

} // namespace desk::ui
