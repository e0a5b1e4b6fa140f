use crate::{FOOTNOTE, studies};
use footnote::Status;
use footnote::dates::Date;
use footnote::study::Study;
use footnote::text::Language;
use std::collections::HashSet;

#[test]
fn every_fact_can_be_linked() {
    for fact in studies().flat_map(|study| study.topic().facts()) {
        let link = format!("f_{}", fact.id);
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        assert!(link.len() <= 64 && link.chars().all(allowed), "{link}");
        let card = Study::with_fact(&FOOTNOTE, &fact.id).and_then(|study| study.card(&fact.id)).expect("a card");
        assert!(!card.headline.is_empty() && !card.citations.is_empty(), "{}", fact.id);
    }
    assert!(Study::with_fact(&FOOTNOTE, "no such fact").is_none());
}

#[test]
fn the_timeline_goes_forward_and_every_event_has_a_card() {
    for study in studies() {
        let events = study.timeline(None);
        assert!(events.len() > 10, "there are only {} events", events.len());
        let years: Vec<_> = events.iter().map(|event| event.when.start().and_then(Date::year)).collect();
        assert!(years.is_sorted() && years.iter().all(Option::is_some), "{years:?}");
        for event in &events {
            assert!(study.card(&event.fact).is_some());
            assert!(event.headline.chars().count() <= 80, "{}", event.headline);
        }
    }
}

#[test]
fn every_question_that_is_offered_has_an_answer() {
    for study in studies() {
        let lists =
            [study.people(Language::English), study.treaties(Language::Russian), study.places(Language::Japanese)];
        assert!(lists.iter().all(|list| !list.is_empty()));
        let offered = lists.iter().flatten().filter_map(|named| named.question.clone());
        let near = study.topic().facts().iter().step_by(9).flat_map(|fact| study.related(&fact.id, 3));
        let questions: HashSet<String> = offered.chain(near.map(|related| related.question)).collect();
        assert!(questions.len() > 50, "only {} questions are offered", questions.len());
        let open: Vec<_> =
            questions.iter().filter(|question| FOOTNOTE.ask(question).status != Status::Answered).collect();
        assert!(open.is_empty(), "not answered: {open:#?}");
    }
}

#[test]
fn pages_around_a_passage_make_up_the_article() {
    for study in studies() {
        let sentences = study.topic().article().sentences();
        for fact in study.topic().facts().iter().step_by(23) {
            let citation = &study.card(&fact.id).expect("a card").citations[0];
            let own = study.context(citation, 0).expect("the page of the passage");
            let passage = own.passage.clone().expect("the passage stands on its page");
            assert_eq!(&own.text[passage], citation.quote());
            let back = (1..).map_while(|number| study.context(citation, -number)).count();
            let forward = (1..).map_while(|number| study.context(citation, number)).count();
            let pages = (-(back as i32)..=forward as i32).filter_map(|number| study.context(citation, number));
            let pages: Vec<_> = pages.collect();
            let read: String = pages.iter().map(|page| page.text).collect();
            let missing = sentences.iter().map(|s| &study.topic().article().text()[s.range.clone()]);
            let missing: Vec<_> = missing.filter(|sentence| !read.contains(sentence)).collect();
            assert!(missing.is_empty(), "{}: {missing:#?}", fact.id);
            assert!(!pages[0].back && !pages[pages.len() - 1].forward);
            assert!(pages.iter().all(|page| page.text.len() <= 3000));
        }
    }
}

#[test]
fn the_fact_of_the_day_comes_back_only_after_all_others() {
    for study in studies() {
        let days =
            (2024..2027).flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| (year, month, day))));
        let dates: Vec<Date> = days.filter_map(|(y, m, d)| Date::new(Some(y), Some(m), Some(d))).collect();
        let told: Vec<_> =
            dates.iter().map(|date| (date, study.fact_of_the_day(*date, 5).expect("a fact of the day"))).collect();
        for (date, daily) in told.iter().filter(|(_, daily)| daily.on_this_day) {
            let when = daily.card.when.and_then(|when| when.date()).expect("a date");
            assert_eq!((when.month(), when.day()), (date.month(), date.day()));
        }
        let walk: Vec<_> = told.iter().filter(|(_, daily)| !daily.on_this_day).map(|(_, d)| &d.card.fact).collect();
        let all: HashSet<_> = walk.iter().collect();
        assert!(all.len() > 100 && walk.len() > all.len());
        for round in walk.windows(all.len()) {
            assert_eq!(round.iter().collect::<HashSet<_>>().len(), all.len());
        }
    }
    let year = Date::new(Some(2026), None, None).expect("a year");
    assert!(studies().all(|study| study.fact_of_the_day(year, 0).is_none()));
}
