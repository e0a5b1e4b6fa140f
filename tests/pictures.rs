//! The pictures of the README, and that they keep to what Telegram and a phone take.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws those in `tests/pictures/` anew.

use footnote::dates::Span;
use footnote::picture::{Chart, Event, Mark, Picture, Point, Series, Style, Theme, Timeline, Words, chart, timeline};
use std::path::Path;
use std::{env, fs};

const SOURCE: &str = "“Japan–Soviet Union relations”, English Wikipedia, by its contributors, CC BY-SA 4.0";

fn style(theme: Theme) -> Style {
    let words = Words {
        events: "Events".into(),
        treaties: "Treaties".into(),
        wars: "Wars and battles".into(),
        more: "and {n} more".into(),
        source: "Source".into(),
    };
    Style { theme, language: "en".into(), words }
}

fn relations() -> Timeline {
    let events = [
        ("1904–1905", "Russo-Japanese War", Mark::War, 9),
        ("1905", "Treaty of Portsmouth", Mark::Treaty, 8),
        ("1918–1922", "Japan occupies Vladivostok with as many as 70,000 troops", Mark::War, 8),
        ("January 1925", "Basic Convention: Japan recognizes the Soviet Union", Mark::Treaty, 9),
        ("January 23, 1928", "Fishery agreement", Mark::Treaty, 6),
        ("November 1936", "Anti-Comintern Pact of Japan and Germany", Mark::Treaty, 7),
        ("1938", "Battle of Lake Khasan", Mark::War, 7),
        ("1939", "Battle of Khalkhin Gol", Mark::War, 9),
        ("1941", "Neutrality pact", Mark::Treaty, 9),
        ("August 8, 1945", "Soviet invasion of Manchuria", Mark::War, 9),
        ("October 19, 1956", "Joint Declaration ends the state of war and restores relations", Mark::Treaty, 9),
        ("January 1966", "Five-year trade agreement", Mark::Treaty, 6),
        ("January 1972", "Gromyko visits Tokyo to reopen talks after a six-year lapse", Mark::Event, 5),
        ("October 1973", "Tanaka meets Brezhnev in Moscow", Mark::Event, 5),
        ("mid-1978", "Sino-Japanese peace treaty, a setback to relations", Mark::Treaty, 6),
        ("1980", "Japan joins in sanctions over Afghanistan", Mark::Event, 5),
        ("1985", "Gorbachev comes to power", Mark::Event, 4),
        ("late 1991", "The Soviet Union is dissolved", Mark::Event, 8),
        ("October 1993", "Yeltsin visits Japan", Mark::Event, 4),
    ];
    let events = events.map(|(when, label, mark, weight)| Event {
        when: Span::parse(when).unwrap(),
        label: label.into(),
        mark,
        weight,
    });
    Timeline { title: "Japan and the Soviet Union".into(), source: SOURCE.into(), events: events.into() }
}

fn trade() -> Chart {
    let series = |name: &str, points: &[(&str, f64, &str)]| Series {
        name: name.into(),
        points: points
            .iter()
            .map(|(when, value, label)| Point {
                when: Span::parse(when).unwrap(),
                value: *value,
                label: (*label).to_owned(),
            })
            .collect(),
    };
    Chart {
        title: "Japan’s trade with the Soviet Union".into(),
        unit: "US$ billion a year".into(),
        source: SOURCE.into(),
        series: vec![
            series("Overall trade", &[("1979", 4.4, "4.4"), ("1988", 6.0, "nearly 6")]),
            series("Exports", &[("1988", 3.1, "over 3.1"), ("1990", 2.6, "2.6")]),
            series("Imports", &[("first half of the 1980s", 1.5, "less than 1.5"), ("by 1990", 3.4, "almost 3.4")]),
        ],
    }
}

/// Keeps a picture for people to look at.
fn keep(name: &str, picture: &Picture) {
    assert!(picture.png.len() < 300_000, "{name} has {} bytes", picture.png.len());
    assert_eq!(picture.width, 1080, "{name}");
    assert!((640..=1440).contains(&picture.height), "{name} is {} pixels high", picture.height);
    assert!(picture.alt_text.encode_utf16().count() <= 1024, "{name}: {}", picture.alt_text);
    if env::var_os("UPDATE_PICTURES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
        fs::write(folder.join(name), &picture.png).unwrap();
    }
}

#[test]
fn the_pictures_of_the_readme() {
    keep("timeline.png", &timeline(&relations(), &style(Theme::Light)).unwrap());
    keep("timeline-dark.png", &timeline(&relations(), &style(Theme::Dark)).unwrap());
    keep("chart.png", &chart(&trade(), &style(Theme::Light)).unwrap());
    keep("chart-dark.png", &chart(&trade(), &style(Theme::Dark)).unwrap());
}
