use super::Study;
use crate::reply::Status;
use crate::text::{Token, stem, tokenize};
use crate::topic::{Fact, Slot};

impl Study<'_> {
    /// A question that is answered from just this fact, if there is a plain wording for one.
    pub(super) fn question(&self, fact: &Fact) -> Option<String> {
        self.questions(fact).into_iter().find(|asked| {
            let reply = self.footnote.ask(asked);
            reply.status == Status::Answered && reply.facts.contains(&fact.id)
        })
    }

    /// Questions about the fact, one for each slot that can be asked for in plain words.
    fn questions(&self, fact: &Fact) -> Vec<String> {
        let mut questions = Vec::new();
        if let Some(deed) = (!fact.not).then(|| self.asked_deed(fact)).flatten() {
            let asked = [(Slot::When, "When"), (Slot::Where, "Where"), (Slot::Why, "Why")];
            let told = |slot| fact.slot(slot).is_some() && !repeats(fact, slot, &deed);
            questions.extend(asked.iter().filter(|(slot, _)| told(*slot)).map(|(_, word)| format!("{word} {deed}?")));
        }
        questions.extend(self.asked_doer(fact));
        questions
    }

    /// "did Japan recognize the Soviet Union", "was Richard Sorge hanged".
    pub(super) fn asked_deed(&self, fact: &Fact) -> Option<String> {
        let who = &fact.slot(Slot::Who)?.values;
        let names: Vec<&str> = who.iter().map(|value| value.text.as_str()).collect();
        let doer = crate::engine::join(&names, " and ");
        if names.len() > 2 || fact.did.contains('(') {
            return None;
        }
        let object = [Slot::What, Slot::Whom].into_iter().find_map(|slot| object(fact, slot));
        if object.is_none() && !stands_alone(fact) {
            return None;
        }
        let object = object.map(|object| format!(" {object}")).unwrap_or_default();
        let is_one = who.len() == 1 && (!doer.ends_with('s') || who.iter().all(|value| value.entity.is_some()));
        match fact.did.strip_prefix("be ") {
            Some(state) => Some(format!("{} {doer} {state}{object}", if is_one { "was" } else { "were" })),
            None => Some(format!("did {doer} {}{object}", fact.did)),
        }
    }

    /// "Who negotiated the border agreement?": the fact's own sentence, where it begins with the person who did it.
    pub(super) fn asked_doer(&self, fact: &Fact) -> Option<String> {
        let [who] = fact.slot(Slot::Who)?.values.as_slice() else { return None };
        let is_person = who.entity.is_some_and(|name| self.is_a(name, "person"));
        let deed = fact.says.strip_prefix(&who.text)?.strip_prefix(' ')?;
        let is_plain = deed.starts_with(char::is_alphabetic);
        (is_person && is_plain).then(|| format!("Who {}?", deed.trim_end_matches('.')))
    }
}

/// The value of `slot` if the fact's sentence has it right behind the deed: "sign" "the 1951 peace treaty".
fn object(fact: &Fact, slot: Slot) -> Option<&str> {
    let [value] = fact.slot(slot)?.values.as_slice() else { return None };
    let (said, object) = (tokenize(&fact.says), tokenize(&value.text));
    let last = stem(&tokenize(&fact.did).last()?.text);
    let follows = |at: &[Token]| {
        let words = at.iter().map(|token| &token.text);
        words.clone().next().is_some_and(|word| stem(word) == last) && words.skip(1).eq(object.iter().map(|t| &t.text))
    };
    said.windows(object.len() + 1).any(follows).then_some(value.text.as_str())
}

/// Whether the deed says all by itself what was done.
fn stands_alone(fact: &Fact) -> bool {
    let words = tokenize(&fact.did);
    let things = [Slot::What, Slot::Whom].into_iter().filter_map(|slot| fact.slot(slot));
    let mut things = things.flat_map(|filled| &filled.values).flat_map(|value| tokenize(&value.text));
    let named = things.any(|thing| words.iter().any(|word| stem(&word.text) == stem(&thing.text)));
    named || (fact.slot(Slot::What).is_none() && fact.slot(Slot::Whom).is_none())
}

/// Whether the words of a question hold what it would ask for.
fn repeats(fact: &Fact, slot: Slot, asked: &str) -> bool {
    fact.slot(slot).is_some_and(|filled| filled.values.iter().any(|value| asked.contains(value.text.as_str())))
}
