use crate::FOOTNOTE;
use footnote::text::Language;
use footnote::{Source, Status};
use std::collections::BTreeSet;

#[test]
fn every_fact_rests_on_its_passages() {
    let mut facts = 0;
    for topic in FOOTNOTE.topics() {
        for fact in topic.facts() {
            let own = fact.slots.iter().flat_map(|filled| &filled.passages);
            assert!(!fact.passages.is_empty(), "{}", fact.id);
            for passage in fact.passages.iter().chain(own) {
                let quote = topic.article().quote(passage);
                assert!(!quote.trim().is_empty() && topic.article().text().contains(quote), "{}: {quote:?}", fact.id);
            }
            facts += 1;
        }
    }
    assert!(facts > 0, "there are no facts");
}

#[test]
fn every_example_is_answered() {
    let examples = FOOTNOTE.examples();
    assert!(!examples.is_empty(), "there are no examples");
    let open: Vec<_> = examples.iter().filter(|question| FOOTNOTE.ask(question).status != Status::Answered).collect();
    assert!(open.is_empty(), "not answered: {open:#?}");
}

/// Facts and links name bytes of the article, so that a changed letter would move them all.
#[test]
fn the_article_is_unchanged() {
    let source = Source::built_in();
    let article = source.file("japan-soviet-relations/article.txt").expect("the article");
    assert_eq!((article.bytes.len(), fnv1a(&article.bytes)), (ARTICLE_LENGTH, ARTICLE_HASH));
}

const ARTICLE_LENGTH: usize = 23_493;
const ARTICLE_HASH: u64 = 0x527e_121f_72da_ed4b;

/// The 64-bit FNV-1a hash: enough to notice a slip of the editor.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The keys of the phrases with the names that each text fills in.
fn phrases(language: Language) -> BTreeSet<(String, BTreeSet<String>)> {
    let phrases = FOOTNOTE.phrases();
    let holes = |key: &str| {
        let text = phrases.say(language, key);
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    phrases.keys(language).map(|key| (key.to_owned(), holes(key))).collect()
}

#[test]
fn every_language_has_every_phrase_with_the_same_holes() {
    let english = phrases(Language::English);
    assert!(!english.is_empty(), "there are no phrases");
    for language in Language::ALL {
        let own = phrases(language);
        let differences: Vec<_> = own.symmetric_difference(&english).collect();
        assert!(differences.is_empty(), "{language:?} and English differ: {differences:#?}");
    }
}
