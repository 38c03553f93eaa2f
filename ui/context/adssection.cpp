// Title, price and state of each ad.
#include "ui/context/adssection.h"

#include "ui/context/adcard.h"
#include "ui/format.h"

namespace desk::ui {

namespace {
constexpr int atFirst = 4;
}

AdsSection::AdsSection(const Theme &theme, Settings &settings, QWidget *parent)
    : LinesSection("personAds", atFirst, theme, settings, parent)
{
}

void AdsSection::showAds(const QList<Ad> &ads)
{
    if (ads != m_ads)
        startOver();
    m_ads = ads;
    showLines(int(ads.size()));
}

LineFace AdsSection::face(int row) const
{
    const Ad &ad = m_ads.at(row);
    LineFace face;
    face.title = oneLine(ad.title);
    const QString price = ad.price.isEmpty() ? QString() : isolated(priceText(ad.price, ad.country));
    const QString state = AdCard::stateText(ad.status);
    //: price and state of an ad
    face.detail = price.isEmpty() ? state : state.isEmpty() ? price : tr("%1 · %2").arg(price, isolated(state));
    face.accessible = tr("%1, %2").arg(isolated(face.title), face.detail);
    return face;
}

void AdsSection::choose(int row)
{
    const Ad &ad = m_ads.at(row);
    Q_EMIT pageWanted(ad.id, ad.slug);
}

QString AdsSection::title() const
{
    return tr("Ads of this publisher");
}

QString AdsSection::moreText() const
{
    return tr("More ads");
}

} // namespace desk::ui
