use crate::grammar::Words;
use crate::intents::{self, Focus, Hit, Strength};
use crate::lexicon::{KindId, Lexicon};
use crate::question::Question;
use crate::text::{Language, Token, fold};
use crate::topic::{Slot, Topic};
use crate::vocabulary::{EntityId, Item};
use std::ops::Range;

/// What a question asks for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The intent, by name.
    pub intent: &'static str,
    /// The slots that can answer, best first.
    pub slots: &'static [Slot],
    /// The kinds of things that can answer; empty if any can.
    pub kinds: Vec<KindId>,
    /// The item that is the noun of what's asked for: "which *resources*".
    pub noun: Option<usize>,
    /// The state that the answer belongs to, where the noun says so: "which Japanese envoy".
    pub of: Option<EntityId>,
    /// The items of the question that are explained by asking, not by a fact.
    pub spent: Vec<usize>,
    /// The pattern that showed it, for explanations; none where only a noun did, or nothing.
    pub pattern: Option<&'static str>,
    /// The words the pattern matched.
    pub words: String,
    /// Whether nothing in the question showed what is asked.
    pub silent: bool,
}

impl Ask {
    /// Finds out what `question` asks for.
    pub fn read(question: &Question, topic: &Topic, lexicon: &Lexicon) -> Ask {
        let hit = intents::recognise(&question.asking.text);
        let otherwise = hit.as_ref().is_some_and(|hit| hit.intent.name != "claim");
        if otherwise && question.language == Language::English && wants_verdict(question) {
            return Ask { intent: "claim", silent: false, ..Ask::nothing() };
        }
        match hit {
            Some(hit) if is_relative(question, lexicon, &hit) => {
                Ask { intent: "claim", silent: false, ..Ask::nothing() }
            }
            Some(hit)
                if hit.pattern.strength == Strength::Keyword
                    && (question.text.trim_end().ends_with('.')
                        || is_in_phrase(question, &hit)
                        || gives_figure(question, &hit))
                    && is_statement(question, lexicon) =>
            {
                Ask { intent: "claim", silent: false, ..Ask::nothing() }
            }
            Some(hit) if hit.pattern.strength > Strength::Keyword => Ask::from_hit(question, topic, lexicon, &hit),
            hit => {
                if intents::asks_for_verdict(&fold(&question.text)) {
                    return Ask { intent: "claim", silent: false, ..Ask::nothing() };
                }
                let noun = match leaves_open(question) {
                    true => intents::focus_beside(question, topic, lexicon, None),
                    false => intents::focus(question, topic, lexicon, None),
                };
                match (hit, noun) {
                    (Some(hit), _) => Ask::from_hit(question, topic, lexicon, &hit),
                    (None, Some(noun)) if !is_statement(question, lexicon) => Ask::nothing().with_focus(&noun),
                    (None, _) => Ask::nothing(),
                }
            }
        }
    }

    /// Nothing is asked for: a name alone, or a claim.
    pub fn nothing() -> Ask {
        let (intent, slots) = ("about", &[]);
        Ask {
            intent,
            slots,
            kinds: Vec::new(),
            noun: None,
            of: None,
            spent: Vec::new(),
            pattern: None,
            words: String::new(),
            silent: true,
        }
    }

    /// Whether it asks who was something, not who did something: "who was the *minister* when they proposed it".
    pub fn names_role(&self) -> bool {
        self.intent == "who" && self.noun.is_some() && self.words.starts_with("who")
    }

    fn from_hit(question: &Question, topic: &Topic, lexicon: &Lexicon, hit: &Hit) -> Ask {
        let matched = question.asking.tokens_at(hit.range.clone());
        // A pattern that spans names or dates ("between … and …") explains the words at its ends only.
        let inside = |at: &usize| {
            let item = &question.items[*at];
            matched.start <= item.tokens.start && item.tokens.end <= matched.end
        };
        // "First" tells facts apart, whether or not one of them says so.
        let only_orders = |at: &usize| {
            let item = &question.items[*at];
            lexicon.grammar().is(Words::First, &item.text)
                && !topic.index().facts_explaining(item).iter().any(|strength| *strength > 0.0)
        };
        let is_long = hit.pattern.regex.contains(".*") && matched.len() > LONG_MATCH;
        // What is worked out is found by the parts of the question, words of asking and all.
        let computes = hit.intent.name == "compute";
        let mut ask = Ask {
            intent: hit.intent.name,
            slots: hit.pattern.slots,
            kinds: hit.pattern.kind.and_then(|kind| lexicon.kind_named(kind)).into_iter().collect(),
            noun: None,
            of: None,
            spent: (0..question.items.len())
                .filter(|at| {
                    only_orders(at) || inside(at) && !computes && (!is_long || asks_by_itself(&question.items[*at]))
                })
                .collect(),
            pattern: Some(hit.pattern.name),
            words: question.asking.text[hit.range.clone()].to_owned(),
            silent: false,
        };
        if question.tokens.get(matched.start).is_some_and(|token| token.is_japanese()) {
            // A run of Japanese holds more than the pattern; its question words say nothing by themselves.
            ask.spent.clear();
            if ask.intent == "where" && asks_which(&question.asking.text[hit.range.start..]) {
                ask.kinds.extend(lexicon.kind_named("state"));
            }
            let noun = intents::focus_beside(question, topic, lexicon, Some(hit.range.clone()));
            match noun {
                Some(noun) if matches!(ask.intent, "what" | "list" | "how") && !noun.kinds.is_empty() => {
                    ask = ask.with_focus(&noun)
                }
                // "国はどこ", "会社はどこ": which one, not where.
                Some(noun) if ask.intent == "where" && noun.intent == "who" => {
                    ask = Ask { intent: noun.intent, ..ask }.with_focus(&noun);
                }
                Some(noun) if ask.intent == noun.intent => {
                    if ask.intent == "who" {
                        ask.noun = Some(noun.item);
                        ask.of = noun.of;
                        ask.kinds = noun.kinds;
                    }
                    if noun.spent {
                        ask.spent.push(noun.item);
                    }
                }
                _ => {}
            }
            return ask;
        }
        if matches!(ask.intent, "what" | "list" | "about" | "how") && !is_pronoun(&ask.words) {
            let after = if ask.intent == "about" { None } else { Some(matched.end) };
            let noun = after.and_then(|from| {
                let shared = || intents::shared_name(question, topic, lexicon, from);
                intents::focus(question, topic, lexicon, Some(from)).or_else(shared)
            });
            // "The name of the keeper of the islands" is no island's.
            let of_another = |noun: &Focus| {
                let between = matched.end..question.items[noun.item].tokens.start;
                ask.words.ends_with("of the") && question.tokens[between].iter().any(|token| token.text == "of")
            };
            if let Some(noun) = noun.filter(|noun| !of_another(noun)) {
                // "In which countries did he work" asks where, not who.
                let before = matched.start.checked_sub(1).and_then(|at| question.tokens.get(at));
                let inside = before.is_some_and(|token| token.text == "in");
                ask = match noun.intent == "who" && inside {
                    true => ask.with_focus(&Focus { intent: "where", slots: intents::PLACES, ..noun }),
                    false => ask.with_focus(&noun),
                };
            }
        }
        if ask.intent == "who"
            && !ask.words.starts_with("whose")
            && is_named_by_noun(question, matched.end)
            && let Some(noun) = intents::focus(question, topic, lexicon, Some(matched.end))
            && noun.intent == "who"
        {
            // "Who was the Soviet ambassador": the noun says more of the one asked for.
            ask.noun = Some(noun.item);
            ask.of = noun.of;
            ask.kinds = noun.kinds;
        }
        ask
    }

    fn with_focus(mut self, focus: &Focus) -> Ask {
        if self.intent != "list" {
            self.intent = focus.intent;
        }
        self.slots = focus.slots;
        self.kinds = focus.kinds.clone();
        self.silent = false;
        self.of = focus.of;
        self.noun = Some(focus.item);
        if focus.spent {
            self.spent.push(focus.item);
        }
        self
    }
}

/// Whether the question word stands for the thing itself, so that no noun after it belongs to it: "что подписали стороны".
fn is_pronoun(words: &str) -> bool {
    ["что", "чего", "чем", "чему", "о чем", "к чему"]
        .iter()
        .any(|pronoun| words == *pronoun || words.starts_with(&format!("{pronoun} ")))
}

/// Whether "どこ" may ask which one, not where: nothing says that it happened there.
fn asks_which(from: &str) -> bool {
    let rest = from.strip_prefix("どこ").map(|rest| rest.trim_start_matches(['か', 'な', 'の']));
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(['が', 'を', 'だ', 'っ', ' ']) || rest.starts_with("です")
    })
}

/// Whether a question wants a verdict, whatever question words join the parts of what it says: "it was Sorge who told
/// Moscow", "Japan had withdrawn when the war ended, right?".
fn wants_verdict(question: &Question) -> bool {
    let text = fold(&question.text);
    let clause = &question.asking.text;
    let told = question.tokens[question.asking.tokens.clone()].len() > LONG_MATCH;
    told && !intents::opens_asking(clause) && (intents::opens_claim(&text) || intents::opens_claim(clause))
        || told && begins_with_name(question) && intents::asks_for_verdict(&text)
}

/// Whether the clause that asks begins with a name, as a statement does.
fn begins_with_name(question: &Question) -> bool {
    let first = question.content().find(|item| question.asks_at(item.tokens.start));
    let start = question.asking.tokens.start;
    first.is_some_and(|item| item.tokens.start <= start + 1 && item.entities().next().is_some())
}

/// A match over more tokens than this holds more than words of asking, if its pattern has a hole in the middle.
const LONG_MATCH: usize = 4;

/// Whether the item is a wording of a question itself: "which year" in "from which year to which year".
fn asks_by_itself(item: &Item) -> bool {
    intents::recognise(&item.text).is_some()
}

/// Whether a noun after "who" says who is asked for: "who was the minister", but not "who led the government".
fn is_named_by_noun(question: &Question, from: usize) -> bool {
    const BEING: [&str; 4] = ["was", "is", "were", "are"];
    question.tokens.get(from).is_some_and(|token| BEING.contains(&token.text.as_str()) || !token.text.is_ascii())
}

/// Whether the question word only joins two parts of a statement: "Sorge was the spy who told Moscow."
fn is_relative(question: &Question, lexicon: &Lexicon, hit: &Hit) -> bool {
    const VERBS: [&str; 4] = ["was", "were", "is", "are"];
    let before = question.asking.text.get(..hit.range.start).unwrap_or_default();
    let states =
        before.split(' ').any(|word| VERBS.contains(&word)) && !before.starts_with(|c: char| c.is_ascii_digit());
    let told = before.split(' ').any(|word| word.ends_with("ed") || lexicon.grammar().is(Words::Pasts, word));
    let after = question.asking.text.get(hit.range.end..).unwrap_or_default();
    let word = question.asking.text.get(hit.range.clone()).unwrap_or_default();
    let relates = told && !after.is_empty() && matches!(word, "which" | "who" | "whom") && begins_with_name(question);
    hit.pattern.strength == Strength::Question && (states || relates) && question.text.trim_end().ends_with('.')
}

/// Whether the question gives itself the figure that the keyword would ask for: "3 billion *dollars*", "*worth* 3 billion".
fn gives_figure(question: &Question, hit: &Hit) -> bool {
    /// So near to its unit or its keyword a figure stands.
    const NEAR: usize = 2;
    let matched = question.asking.tokens_at(hit.range.clone());
    begins_with_name(question) && has_figure(question, matched.start.saturating_sub(NEAR)..matched.start)
        || has_figure(question, matched.end..matched.end + NEAR)
}

/// Whether there is a figure among these tokens that is no date.
fn has_figure(question: &Question, mut tokens: Range<usize>) -> bool {
    let dated = |at: usize| question.dates.iter().any(|(range, _)| range.contains(&at));
    tokens.any(|at| question.tokens.get(at).is_some_and(Token::has_digit) && !dated(at))
}

/// Whether the keyword is but a part of a phrase that means something else, in a sentence that begins with a name: "the
/// battle took *place* near …".
fn is_in_phrase(question: &Question, hit: &Hit) -> bool {
    let matched = question.asking.tokens_at(hit.range.clone());
    let wider = |item: &Item| {
        item.tokens.len() > matched.len() && item.tokens.start < matched.start && matched.end <= item.tokens.end
    };
    begins_with_name(question) && question.items.iter().any(wider)
}

/// Whether a question breaks off after a topic: "ソ連の外相は？".
fn leaves_open(question: &Question) -> bool {
    ["は", "って", "とは"].iter().any(|particle| question.asking.text.ends_with(particle))
}

/// Whether a question in which nothing shows what is asked is a statement to check: it has a verb, or ends as a
/// sentence does, and has more to it than a name.
pub fn is_statement(question: &Question, lexicon: &Lexicon) -> bool {
    let verb = has_verb(question, lexicon);
    let ends = question.ending().ends_with(['.', '?', '!', '。', '？']) || question.language != Language::English;
    let content = question.content().filter(|item| question.asks_at(item.tokens.start)).count();
    let said = content + question.dates.len();
    (verb && said >= 2 || ends && said >= 3) && !leaves_open(question)
}

/// Whether the clause that asks tells of something that was so or was done.
pub fn has_verb(question: &Question, lexicon: &Lexicon) -> bool {
    const VERBS: [&str; 16] = [
        "was", "were", "is", "are", "did", "had", "has", "have", "been", "not", "never", "would", "could", "был",
        "была", "были",
    ];
    let range = question.asking.tokens.clone();
    let tokens = &question.tokens[range.clone()];
    let named = |until: usize| {
        let before = question.content().take_while(|item| item.tokens.start < until);
        before.filter(|item| item.tokens.start >= range.start).any(|item| item.entities().next().is_some())
    };
    let passive = tokens.iter().any(|token| token.text == "by");
    let regular = |word: &str| word.len() > 4 && word.ends_with("ed") && word != "united" && !passive;
    // A past form tells of what somebody did, or what a figure was: "Japan recognized …", "imports reached 3 …".
    let past = |at: usize, word: &str| {
        let told = || named(at) || has_figure(question, at + 1..range.end);
        at > range.start && (regular(word) || lexicon.grammar().is(Words::Pasts, word)) && told()
    };
    let is_verb =
        |(at, token): (usize, &Token)| VERBS.contains(&token.text.as_str()) || past(range.start + at, &token.text);
    tokens.iter().enumerate().any(is_verb)
}
