//! Questions that can be answered and are near one that can't.

use super::ask::Ask;
use super::explanation::Trace;
use super::{ANSWERED_FROM, Engine};
use crate::question::Question;
use crate::vocabulary::{EntityId, Item};

/// How many questions are offered.
const OFFERED: usize = 3;

/// What can be asked of a thing, by its kind. The first line that fits counts; `{}` is its name, `{be}` its verb.
const TEMPLATES: [(&str, &[&str]); 7] = [
    ("person", &["Who was {}?"]),
    ("treaty", &["When was {} signed?", "What did {} provide for?"]),
    ("battle", &["When was {}?", "Where did {} take place?", "Who won {}?"]),
    ("event", &["When was {}?"]),
    ("company", &["What did {} do?"]),
    ("island", &["Where {be} {}?"]),
    ("place", &["What happened in {}?"]),
];

/// Questions about the names in the question, each of which is answered; none where it names nothing that
/// the article tells of.
pub(super) fn questions(engine: &Engine<'_>, question: &Question) -> Vec<String> {
    let mut offered: Vec<String> = Vec::new();
    for name in names(engine, &question.items) {
        for asked in about(engine, name) {
            if offered.len() < OFFERED && !offered.contains(&asked) && is_answered(engine, &asked, name) {
                offered.push(asked);
            }
        }
    }
    offered
}

impl Engine<'_> {
    /// Questions about this name, each of which is answered.
    pub fn questions_about(&self, name: EntityId) -> Vec<String> {
        about(self, name).filter(|asked| is_answered(self, asked, name)).collect()
    }
}

/// What can be asked of a name, by its kind.
fn about(engine: &Engine<'_>, name: EntityId) -> impl Iterator<Item = String> {
    let called = &engine.topic.entity(name).name;
    let be = if called.split(' ').any(|word| word.ends_with('s')) { "are" } else { "is" };
    templates(engine, name).iter().map(move |template| template.replace("{}", called).replace("{be}", be))
}

/// The names in the question, rarest first; of a name that several people share, all of them.
fn names(engine: &Engine<'_>, items: &[Item]) -> Vec<EntityId> {
    let rarity = |item: &Item| {
        let index = engine.topic.index();
        index.rarity(&index.facts_explaining(item))
    };
    let meant = |item: &Item| if engine.is_shared(item) { usize::MAX } else { 1 };
    let named = items.iter().flat_map(|item| item.entities().take(meant(item)).map(move |id| (rarity(item), id)));
    let mut named: Vec<(f32, EntityId)> = named.collect();
    named.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    named.into_iter().map(|(_, name)| name).collect()
}

fn templates(engine: &Engine<'_>, name: EntityId) -> &'static [&'static str] {
    let kinds = &engine.topic.entity(name).kinds;
    let fits = |kind: &str| {
        let wanted = engine.lexicon.kind_named(kind);
        kinds.iter().take(1).any(|kind| wanted.is_some_and(|wanted| engine.lexicon.is_a(*kind, wanted)))
    };
    TEMPLATES.iter().find(|(kind, _)| fits(kind)).map_or(&[], |(_, templates)| templates)
}

/// Whether the question is answered from a fact that has the name.
fn is_answered(engine: &Engine<'_>, asked: &str, name: EntityId) -> bool {
    let question = Question::read(engine.topic, engine.lexicon, asked);
    let ask = Ask::read(&question, engine.topic, engine.lexicon);
    let found = engine.find(&question, &ask, None, &[], &mut Trace::off());
    found.is_some_and(|found| {
        let has_name = |fact: &usize| {
            let fact = &engine.topic.facts()[*fact];
            // "When was it signed?" must not be offered for what was only proposed.
            if fact.not || fact.prepared.intended {
                return false;
            }
            let mut values = fact.slots.iter().flat_map(|filled| &filled.values);
            values
                .any(|value| value.entity == Some(name) || value.terms.contains(&crate::vocabulary::Term::Entity(name)))
        };
        found.confidence >= ANSWERED_FROM && found.facts.iter().any(has_name)
    })
}
