-- The pictures of an ad, in their order: an address, or a path of this site.
CREATE TABLE desk_ad_images (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ad_id INTEGER NOT NULL REFERENCES classified_ads (id),
    url TEXT NOT NULL
);
CREATE INDEX desk_ad_images_ad ON desk_ad_images (ad_id);
