use crate::tea;
use footnote::study::{EventKind, Study};
use footnote::text::Language;

#[test]
fn the_timeline_tells_what_happened_by_date() {
    let lines: Vec<String> = tea().timeline(None).iter().map(|event| event.line(Language::English)).collect();
    let told = |line: &str| lines.iter().any(|own| own == line);
    assert!(told("1820 — Jonas Brekk was born in 1820"), "{lines:#?}");
    assert!(told("March 4, 1872 — The Treaty of Sellin was signed in Sellin on March 4, 1872"), "{lines:#?}");
    // What never happened is no event.
    assert!(!lines.iter().any(|line| line.contains("never paid")), "{lines:#?}");
}

#[test]
fn a_stretch_of_time_leaves_the_others_out() {
    let within = |text: &str| {
        let stretch = Study::stretch(text).expect("a stretch of time");
        tea().timeline(Some(&stretch)).into_iter().map(|event| event.fact).collect::<Vec<_>>()
    };
    assert_eq!(within("1880..1881"), ["tax-raised", "ruhl-inspected", "grey-ford-won"]);
    assert_eq!(within("1892"), ["oskar-arrested"]);
    assert_eq!(within("1892.."), within("since 1892"));
    assert!(within("..1860").contains(&"brekk-born".to_owned()));
    for text in ["", "..", "tea", "1890..1880", "1880..tea"] {
        assert_eq!(Study::stretch(text), None, "{text:?}");
    }
}

#[test]
fn treaties_and_battles_are_marked() {
    let events = tea().timeline(None);
    let kind = |fact: &str| events.iter().find(|event| event.fact == fact).map(|event| event.kind);
    assert_eq!(kind("treaty-signed"), Some(EventKind::Treaty));
    assert_eq!(kind("grey-ford-won"), Some(EventKind::War));
    assert_eq!(kind("oskar-arrested"), Some(EventKind::Other));
}

#[test]
fn lists_tell_who_or_what_it_is() {
    let people = tea().people(Language::English);
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.first(), Some(&"Mira Talvo"), "in the order of the article");
    let oskar = people.iter().find(|one| one.name == "Piet Oskar").expect("he is listed");
    assert!(oskar.line.contains("Piet Oskar") && !oskar.citations.is_empty());
    let treaties = tea().treaties(Language::Russian);
    assert!(treaties.iter().any(|one| one.name == "Селлинский договор"), "{treaties:#?}");
    assert!(tea().places(Language::English).iter().any(|one| one.name == "Port Harrow"));
    // A state is no place, and a person none either.
    assert!(tea().places(Language::English).iter().all(|one| one.name != "Velmora" && one.name != "Anna Vell"));
}

#[test]
fn figures_of_one_thing_make_a_series() {
    let series = tea().series();
    let told: Vec<_> = series
        .iter()
        .map(|one| {
            (one.title.as_str(), one.unit.as_str(), one.points.iter().map(|p| (p.year, p.value)).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        told,
        [("tea", "tonnes", vec![(1884, 300.0), (1890, 900.0)]), ("cotton", "tonnes", vec![(1890, 400.0)]),]
    );
}

#[test]
fn related_questions_are_about_something_else_nearby() {
    let related = tea().related("exports-1884", 3);
    assert!(!related.is_empty() && related.len() <= 3);
    assert!(related.iter().all(|one| one.fact != "exports-1884"), "{related:?}");
    assert_eq!(tea().related("no such fact", 3), []);
}

#[test]
fn context_stays_in_its_section_and_pages_on() {
    let citation = &tea().card("treaty-signers").expect("a card").citations[1];
    let page = tea().context(citation, 0).expect("a page");
    assert_eq!(page.section, "The Treaty of Sellin (1872)");
    assert!(page.text.starts_with("Mira Talvo") && page.text.ends_with("40 sailing ships."), "{}", page.text);
    assert!(page.back && page.forward);
    let next = tea().context(citation, 1).expect("a page");
    assert_eq!((next.section, next.passage), ("The tea war (1880–1883)", None));
    for number in [99, -99, i32::MAX, i32::MIN] {
        assert_eq!(tea().context(citation, number), None);
    }
}
