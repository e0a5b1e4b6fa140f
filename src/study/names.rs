use super::Study;
use crate::reply::Citation;
use crate::text::{Language, fold};
use crate::topic::{Fact, Slot};
use crate::vocabulary::EntityId;

/// A person, a treaty or a place of the topic: a line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its name, in the language asked for where it has one there.
    pub name: String,
    /// A sentence that tells who or what it is, or what it did.
    pub line: String,
    /// A question about it that has an answer.
    pub question: Option<String>,
    /// The id of the fact that the line is.
    pub fact: String,
    /// Where the article says so; at least one passage.
    pub citations: Vec<Citation>,
}

impl Study<'_> {
    /// The people of the topic, in the order in which the article comes to speak of them.
    pub fn people(&self, language: Language) -> Vec<Named> {
        self.named("person", language)
    }

    /// Its treaties, in the order of the article.
    pub fn treaties(&self, language: Language) -> Vec<Named> {
        self.named("treaty", language)
    }

    /// Its places, in the order of the article.
    pub fn places(&self, language: Language) -> Vec<Named> {
        self.named("place", language)
    }

    fn named(&self, kind: &str, language: Language) -> Vec<Named> {
        let names = (0..self.topic.entities().len()).map(|number| EntityId(number as u16));
        let telling = names.filter(|name| self.is_a(*name, kind)).filter_map(|name| Some((name, self.telling(name)?)));
        let mut telling: Vec<(EntityId, &Fact)> = telling.collect();
        telling.sort_by_key(|(name, _)| self.first_mention(*name));
        telling.into_iter().map(|(name, fact)| self.line(name, fact, language)).collect()
    }

    fn line(&self, name: EntityId, fact: &Fact, language: Language) -> Named {
        let naming = self.topic.facts().iter().filter(|other| other.prepared.names.contains(&name));
        let of_facts = || std::iter::once(fact).chain(naming).find_map(|fact| self.question_naming(fact, name));
        let question = self.footnote.questions_about(self.topic, name).into_iter().next().or_else(of_facts);
        Named {
            name: self.called(name, language),
            line: fact.says.clone(),
            question,
            fact: fact.id.clone(),
            citations: self.citations(fact),
        }
    }

    fn question_naming(&self, fact: &Fact, name: EntityId) -> Option<String> {
        let called = fold(&self.called(name, Language::English));
        self.question(fact).filter(|asked| fold(asked).contains(&called))
    }

    /// The fact that tells most plainly who or what the bearer of a name is.
    fn telling(&self, name: EntityId) -> Option<&Fact> {
        let plainly = |fact: &&Fact| {
            let is = |slot| values(fact, slot).any(|entity| entity == name);
            let alone = |slot| is(slot) && values(fact, slot).count() == 1;
            let defines = fact.did.starts_with("be ") && fact.slot(Slot::What).is_some();
            match () {
                () if fact.not => 5,
                () if alone(Slot::Who) && defines => 0,
                () if alone(Slot::Who) || alone(Slot::What) => 1,
                () if alone(Slot::Where) || alone(Slot::Treaty) => 2,
                () if Slot::ALL.into_iter().any(is) => 3,
                () => 4,
            }
        };
        let naming = self.topic.facts().iter().filter(|fact| fact.prepared.names.contains(&name));
        naming.min_by_key(plainly)
    }

    /// Where the article first speaks of it, by the facts.
    fn first_mention(&self, name: EntityId) -> usize {
        let naming = self.topic.facts().iter().filter(|fact| fact.prepared.names.contains(&name));
        let starts = naming.flat_map(|fact| &fact.passages).map(|passage| passage.range().start);
        starts.min().unwrap_or(usize::MAX)
    }
}

fn values(fact: &Fact, slot: Slot) -> impl Iterator<Item = EntityId> {
    fact.slot(slot).into_iter().flat_map(|filled| &filled.values).filter_map(|value| value.entity)
}
