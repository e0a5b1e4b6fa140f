use super::Study;
use crate::reply::Status;
use crate::text::{Token, stem, tokenize};
use crate::topic::{Fact, Slot};
use crate::vocabulary::Term;

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

    /// "did Japan recognize the Soviet Union", "was Richard Sorge hanged": `None` where these words don't make a sentence.
    pub(super) fn asked_deed(&self, fact: &Fact) -> Option<String> {
        let who = &fact.slot(Slot::Who)?.values;
        let names: Vec<&str> = who.iter().map(|value| value.text.as_str()).collect();
        let doer = crate::engine::join(&names, " and ");
        let object = [Slot::What, Slot::Whom].into_iter().find_map(|slot| object(fact, slot));
        let deed = object.map_or_else(|| fact.did.clone(), |object| format!("{} {object}", fact.did));
        let ends_openly = tokenize(&deed).last().is_none_or(|last| self.topic.vocabulary().is_stop(&last.text));
        let told = self.topic.vocabulary().terms(&deed);
        let names_twice = who.iter().any(|value| value.entity.is_some_and(|name| told.contains(&Term::Entity(name))));
        if names.len() > 2 || deed.contains('(') || ends_openly || names_twice || !is_told(fact, object.is_some()) {
            return None;
        }
        let is_one = who.len() == 1 && (!doer.ends_with('s') || who.iter().all(|value| value.entity.is_some()));
        match deed.strip_prefix("be ") {
            Some(state) => Some(format!("{} {doer} {state}", if is_one { "was" } else { "were" })),
            None => Some(format!("did {doer} {deed}")),
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

/// Whether the fact's sentence tells the deed in these very words, so that asked with them it reads as well.
fn is_told(fact: &Fact, has_object: bool) -> bool {
    let stems = |text: &str| tokenize(text).iter().map(|token| stem(&token.text)).collect::<Vec<_>>();
    let (said, did) = (stems(&fact.says), stems(&fact.did));
    if let [_, state, ..] = did.as_slice()
        && fact.did.starts_with("be ")
    {
        // "Sorge was hanged": what he was stands right behind the name, but for a word or two.
        const BETWEEN: usize = 3;
        let name = fact.slot(Slot::Who).and_then(|who| stems(&who.values.last()?.text).pop());
        let mut places = said.iter().enumerate().filter(|(_, word)| Some(*word) == name.as_ref());
        return places.any(|(at, _)| said.iter().skip(at + 2).take(BETWEEN).any(|word| word == state));
    }
    let needs_object = fact.slot(Slot::What).is_some() || fact.slot(Slot::Whom).is_some();
    let things = fact.slot(Slot::What).into_iter().flat_map(|filled| &filled.values);
    let mut things = things.flat_map(|value| stems(&value.text)).peekable();
    if !has_object && things.peek().is_some() && !things.any(|thing| did.contains(&thing)) {
        return false;
    }
    match did.as_slice() {
        [verb] => said.contains(verb) && (has_object || !needs_object),
        // The verb itself may be irregular.
        [_, rest @ ..] => rest.iter().all(|word| said.contains(word)),
        [] => false,
    }
}

/// Whether the words of a question hold what it would ask for.
fn repeats(fact: &Fact, slot: Slot, asked: &str) -> bool {
    fact.slot(slot).is_some_and(|filled| filled.values.iter().any(|value| asked.contains(value.text.as_str())))
}
