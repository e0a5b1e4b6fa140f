//! How long an answer takes: one question, and a list of questions of every kind.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use footnote::{Conversation, Footnote, Source};
use std::hint::black_box;

const QUESTION: &str = "When was the Battle of Khalkhin Gol?";

/// About what people ask: plain and terse, misspelt and chatty, in three languages, with and without an answer.
const LIST: [&str; 24] = [
    QUESTION,
    "khalkhin gol year?",
    "wen was the batle of kalkhin gol",
    "In which year did the fighting at Nomonhan take place?",
    "When did Japan formally recognize the Soviet Union?",
    "By which treaty did Japan recognize the USSR?",
    "Who was Richard Sorge?",
    "hi! my teacher wants to know who signed the neutrality pact, any idea?",
    "Where was the Treaty of Portsmouth signed?",
    "How many Japanese prisoners of war were held after 1945?",
    "How long did the Soviet-Japanese neutrality pact last?",
    "Why was the Soviet invasion of Hokkaido never carried out?",
    "Why did negotiations break down in 1956?",
    "What did the Soviet Union seize in 1945?",
    "Which islands do the two countries dispute?",
    "Did Japan recognize the USSR in 1924?",
    "Is it true that the pact was signed in April 1941?",
    "How many years passed between the neutrality pact and the joint declaration?",
    "How many soldiers died at Khalkhin Gol?",
    "Who won the football world cup of 1998?",
    "hello",
    "Когда был подписан пакт о нейтралитете?",
    "Кто такой Рихард Зорге?",
    "ノモンハン事件はいつですか",
];

fn ask(criterion: &mut Criterion) {
    let footnote = match Footnote::load(&Source::built_in()) {
        Ok(footnote) => footnote,
        Err(faults) => panic!("{faults}"),
    };
    criterion.bench_function("one question", |bencher| bencher.iter(|| footnote.ask(black_box(QUESTION))));

    let mut list = criterion.benchmark_group("list");
    list.throughput(Throughput::Elements(LIST.len() as u64));
    list.bench_function("each alone", |bencher| {
        bencher.iter(|| LIST.iter().map(|question| footnote.ask(black_box(question)).citations.len()).sum::<usize>());
    });
    list.bench_function("one conversation", |bencher| {
        bencher.iter(|| {
            let mut conversation = Conversation::default();
            let ask = |question| footnote.ask_within(black_box(question), &mut conversation).citations.len();
            LIST.into_iter().map(ask).sum::<usize>()
        });
    });
    list.finish();
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    group.bench_function("built-in knowledge", |bencher| bencher.iter(|| Footnote::load(&Source::built_in()).is_ok()));
    group.finish();
}

criterion_group!(benches, ask, load);
criterion_main!(benches);
