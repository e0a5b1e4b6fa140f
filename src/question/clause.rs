use super::Asking;
use crate::lexicon::{Lexicon, talk};
use crate::text::{Token, is_cyrillic};
use crate::vocabulary::{Item, Term, Weight};
use std::ops::Range;

/// Finds the clause that asks: of several, the first with a question word, or else the first with a question mark,
/// or else the one with most to say.
pub(super) fn asking(lexicon: &Lexicon, text: &str, tokens: &[Token], items: &[Item]) -> Asking {
    let clauses = clauses(lexicon, text, tokens);
    let content = |clause: &Range<usize>| {
        items.iter().filter(|item| item.weight == Weight::Content && clause.contains(&item.tokens.start)).count()
    };
    let chatter = |at: usize| items.iter().any(|item| item.tokens.contains(&at) && is_filler(item, tokens));
    let asks = |clause: &&Range<usize>| (*clause).clone().any(|at| lexicon.asks(&tokens[at]) && !chatter(at));
    let ends_asking = |clause: &&Range<usize>| content(clause) >= ASKABLE && is_asked(text, tokens, clause);
    let chosen = clauses.iter().find(asks).or_else(|| clauses.iter().find(ends_asking)).or_else(|| {
        // max_by_key gives the last of equals; the first is wanted.
        clauses.iter().rev().max_by_key(|clause| content(clause))
    });
    let mut range = chosen.cloned().unwrap_or(0..0);
    if let Some(before) = clauses.iter().find(|clause| clause.end == range.start && !clause.is_empty())
        && names_what_follows(lexicon, text, tokens, items, before, &range)
    {
        range.start = before.start;
    }
    let lead = range.start..range.start + reported(lexicon, &tokens[range.clone()]);
    if !items.iter().any(|item| lead.contains(&item.tokens.start) && item.entities().next().is_some()) {
        range.start = lead.end;
    }
    let leans = leans(lexicon, tokens, items, &range);
    let mut asking = Asking { tokens: range.clone(), leans, ..Asking::default() };
    for item in items.iter().filter(|item| range.contains(&item.tokens.start)) {
        if is_filler(item, tokens) {
            continue;
        }
        for at in item.tokens.clone() {
            if asking.starts.last().is_some_and(|(_, last)| *last == at) {
                continue;
            }
            if !asking.text.is_empty() {
                asking.text.push(' ');
            }
            asking.starts.push((asking.text.len(), at));
            asking.text.push_str(&tokens[at].text);
        }
    }
    asking
}

/// Whether the clause that asks only points to what stands beside it, or says nothing at all.
fn leans(lexicon: &Lexicon, tokens: &[Token], items: &[Item], asking: &Range<usize>) -> bool {
    /// So much must be said beside a clause that says something itself.
    const SAID: usize = 2;
    /// A clause that says more than this stands by itself, whatever it points to.
    const LITTLE: usize = 2;
    let content = |inside: bool| {
        let within = |item: &&Item| asking.contains(&item.tokens.start) == inside;
        items.iter().filter(within).filter(|item| item.weight == Weight::Content).count()
    };
    let points = || asking.clone().any(|at| points_back(lexicon, &tokens[at..asking.end]));
    let own = content(true);
    let beside = content(false);
    own == 0 && beside > 0 || beside >= SAID && own <= LITTLE && points()
}

/// How many tokens at the beginning only tell who says the rest: "my uncle insists that …".
fn reported(lexicon: &Lexicon, tokens: &[Token]) -> usize {
    /// Whoever says it is named in so many words at most: "a friend of mine".
    const NAMED: usize = 4;
    /// So much must be said.
    const SAID: usize = 2;
    let begins = |key, at: usize| lexicon.talk_phrases(key).and_then(|phrases| phrases.begin(&tokens[at..]));
    if tokens.is_empty() || begins(talk::TELLERS, 0).is_none() {
        return 0;
    }
    let end = (2..=NAMED.min(tokens.len())).find_map(|at| Some(at + begins(talk::REPORTS, at)?));
    end.filter(|end| end + SAID <= tokens.len()).unwrap_or(0)
}

/// Whether a clause names what the next one, after a comma, only points to: "the Basic Convention, when was it signed".
fn names_what_follows(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    items: &[Item],
    before: &Range<usize>,
    asking: &Range<usize>,
) -> bool {
    let gap = text.get(tokens[before.end - 1].span.end..tokens[asking.start].span.start);
    // "I read about Sorge, when did he die" has more to it than the name.
    let mut named = items.iter().filter(|item| before.contains(&item.tokens.start) && item.weight != Weight::None);
    let mut names = named.clone().filter(|item| item.entities().next().is_some());
    gap.is_some_and(|gap| gap.trim() == ",")
        && names.next().is_some()
        && named.all(|item| item.entities().next().is_some())
        && asking.clone().any(|at| points_back(lexicon, &tokens[at..asking.end]))
}

/// Whether the tokens begin with a word that stands for a name: "it", "he".
fn points_back(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    ["person", "thing"]
        .iter()
        .any(|key| lexicon.talk_phrases(key).is_some_and(|phrases| phrases.begin(tokens).is_some()))
}

/// A clause with so much to say is a question by its mark alone; "is that right?" has too little.
const ASKABLE: usize = 2;

/// Whether a question mark ends the clause.
fn is_asked(text: &str, tokens: &[Token], clause: &Range<usize>) -> bool {
    let from = clause.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |last| last.span.end);
    let to = tokens.get(clause.end).map_or(text.len(), |next| next.span.start);
    text.get(from..to).is_some_and(|gap| gap.contains(['?', '？']))
}

/// A filler says nothing, unlike a function word, which patterns are made of.
fn is_filler(item: &Item, tokens: &[Token]) -> bool {
    // A function word may have a meaning besides ("за"), but no stem of its own.
    let is_known = match item.text.starts_with(is_cyrillic) {
        true => item.terms.iter().any(|term| matches!(term, Term::Stem(_))),
        false => !item.terms.is_empty(),
    };
    let known_or_phrase = is_known || item.tokens.len() > 1;
    item.weight == Weight::None && known_or_phrase && !tokens[item.tokens.start].is_japanese()
}

/// The tokens of each clause: what stands between full stops, question marks, colons and the like.
fn clauses(lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        let ends = match tokens.get(at) {
            Some(next) => text.get(tokens[at - 1].span.end..next.span.start).is_some_and(|gap| {
                // "My teacher asks, when was it": what comes before such a comma is talk.
                (parts_clauses(gap) && !is_initial(&tokens[at - 1], gap))
                    || gap.contains(',') && (lexicon.asks(next) || leads_to_asking(lexicon, &tokens[at..]))
            }),
            None => true,
        };
        if ends {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses
}

/// Whether a short word and a question word follow, in a language that puts commas before subordinate clauses: ", а
/// когда", ", с кем".
fn leads_to_asking(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    const SHORT: usize = 3;
    let [first, second, ..] = tokens else { return false };
    first.text.starts_with(is_cyrillic) && first.text.chars().count() <= SHORT && lexicon.asks(second)
}

/// Whether the dot in `gap` ends an abbreviation ("n. Sakhalin", "Leonid I. Brezhnev").
fn is_initial(token: &Token, gap: &str) -> bool {
    gap.starts_with('.') && token.text.chars().count() == 1 && token.text.chars().all(char::is_alphabetic)
}

fn parts_clauses(gap: &str) -> bool {
    let spaced_dash = [" - ", " – ", " — ", " -- "].iter().any(|dash| gap.contains(dash));
    let mark = gap.find(['.', '!', '?', ';', ':', '…', '\n', '。', '？', '！', '¿']);
    // A dot between letters belongs to an abbreviation, and is no gap then.
    spaced_dash || mark.is_some_and(|_| gap.chars().count() > 1 || !gap.starts_with('.'))
}
