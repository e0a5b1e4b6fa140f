use footnote::{Conversation, Footnote, Reply, Source, Status, Verdict};
use std::path::Path;
use std::sync::LazyLock;

/// What a reply must be like.
#[derive(Clone, Copy, Debug)]
pub enum Want {
    /// An answer that rests on this fact and holds this text.
    Answer(&'static str, &'static str),
    /// An answer that rests on this fact and begins with this text.
    Begins(&'static str, &'static str),
    /// A claim borne out by this fact.
    Yes(&'static str),
    /// A claim that this fact contradicts, with an answer that holds this text.
    No(&'static str, &'static str),
    /// No answer.
    Refusal,
}

/// The curated topic.
pub static TEA: LazyLock<Footnote> = LazyLock::new(|| topic("tea"));
/// The topic with nothing but an article.
pub static LIGHTHOUSES: LazyLock<Footnote> = LazyLock::new(|| topic("lighthouses"));

fn topic(name: &str) -> Footnote {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/topics");
    let source = Source::folder(&folder).expect("the topics can be read");
    let footnote = Footnote::load(&source).expect("the topics have no faults");
    footnote.only(name).expect("there is such a topic")
}

/// Asks each question on its own.
#[track_caller]
pub fn check(want: Want, questions: &[&str]) {
    check_in(&TEA, want, questions);
}

/// Asks each question of `footnote` on its own, and tells all that came out otherwise at once.
#[track_caller]
pub fn check_in(footnote: &Footnote, want: Want, questions: &[&str]) {
    assert!(!questions.is_empty(), "a check that asks nothing shows nothing");
    let faults: Vec<_> = questions.iter().filter_map(|question| fault(&footnote.ask(question), want)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Asks the questions one after the other, in one conversation.
#[track_caller]
pub fn check_talk(turns: &[(&str, Want)]) {
    let faults = talk_faults(turns);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What comes out otherwise than wanted in a conversation.
pub fn talk_faults(turns: &[(&str, Want)]) -> Vec<String> {
    let mut conversation = Conversation::default();
    let replies = turns.iter().map(|(question, want)| (TEA.ask_within(question, &mut conversation), *want));
    replies.filter_map(|(reply, want)| fault(&reply, want)).collect()
}

/// What is wrong with a reply, told apart: no answer, a wrong one, or one where there should be none.
fn fault(reply: &Reply, want: Want) -> Option<String> {
    let answered = reply.status == Status::Answered;
    let rests_on = |fact: &str| reply.facts.iter().any(|id| id == fact);
    let fault = match want {
        Want::Refusal if answered => "answered, though the article doesn't say",
        Want::Refusal => return None,
        _ if !answered => "not answered",
        Want::Answer(_, text) | Want::No(_, text) if !reply.answer.contains(text) => "answered with something else",
        Want::Begins(_, text) if !reply.answer.starts_with(text) => "answered with something else",
        Want::Answer(fact, _) | Want::Begins(fact, _) | Want::No(fact, _) | Want::Yes(fact) if !rests_on(fact) => {
            "rests on another fact"
        }
        Want::Yes(_) if reply.verdict != Some(Verdict::Supported) => "not supported",
        Want::No(..) if reply.verdict != Some(Verdict::Contradicted) => "not contradicted",
        Want::Answer(..) | Want::Begins(..) if reply.verdict.is_some() => "taken for a claim",
        _ if reply.citations.is_empty() => "answered without a citation",
        _ => return None,
    };
    let Reply { question, answer, facts, .. } = reply;
    Some(format!("{question:?}: {fault}; wanted {want:?}, came {answer:?} from {facts:?}"))
}
