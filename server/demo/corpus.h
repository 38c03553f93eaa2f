// What people of the demo say: scenes (short dialogues) with slots, in Egyptian Arabic and English.
// The texts are in corpus_*.cpp; here is their grammar. No time, no rooms, no people.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>

namespace desk::server::demo {

class Random;

enum class Language { Arabic, English };
enum class Speaker { Buyer, Seller }; ///< in support scenes: Buyer is the publisher who asks, Seller is the admin
enum class FileKind { None, Picture, Document, Note };

struct Line
{
    Speaker speaker = Speaker::Buyer;
    QString text;
    FileKind file = FileKind::None;
    std::chrono::seconds pause{0}; ///< silence before this line, beyond reading and typing
};

using SlotValues = QHash<QString, QString>;

/// One variant of a line, before its slots are filled.
struct LinePattern
{
    Speaker speaker = Speaker::Buyer;
    QStringList variants;
    bool optional = false;
    FileKind file = FileKind::None;
    std::chrono::seconds pause{0};
};

struct Scene
{
    Language language = Language::Arabic;
    QString phase;    ///< open, ask, bargain, meet, refuse, after, trade, support, …
    QString category; ///< car, apartment, …, or * for any
    QList<LinePattern> lines;
};

class Corpus
{
public:
    /// Reads the built-in texts. They are part of the program: a broken one is a programmer's mistake.
    Corpus();

    /// The scenes of a phase that suit the category (its own and those for any).
    QList<const Scene *> scenes(Language language, const QString &phase, const QString &category) const;
    qsizetype size() const { return m_scenes.size(); }

    /// Chooses variants and optional lines, fills the slots.
    static QList<Line> play(const Scene &scene, const SlotValues &slotValues, Random &random);
    static QString fill(QString text, const SlotValues &slotValues);

private:
    void read(const char *text);
    QList<Scene> m_scenes;
};

// The texts, one literal a topic.
extern const char *const corpusArabicOpenings;
extern const char *const corpusArabicQuestions;
extern const char *const corpusArabicDeals;
extern const char *const corpusArabicTrade;
extern const char *const corpusEnglishOpenings;
extern const char *const corpusEnglishDeals;
extern const char *const corpusEnglishTrade;
extern const char *const corpusSupport;
extern const char *const corpusLiveArabic;
extern const char *const corpusLiveEnglish;

} // namespace desk::server::demo
