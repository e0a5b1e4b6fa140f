//! Layout of odd and of full pictures, looked at before they're made of pixels.

use super::frame::Drawing;
use super::*;
use crate::dates::Span;

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

fn style(theme: Theme) -> Style {
    let words = Words {
        events: "Events".into(),
        treaties: "Treaties".into(),
        wars: "Wars".into(),
        more: "and {n} more".into(),
        source: "Source".into(),
    };
    Style { theme, language: "en".into(), words }
}

fn event(when: &str, label: &str, weight: u32) -> Event {
    Event { when: Span::parse(when).unwrap(), label: label.into(), mark: Mark::Event, weight }
}

fn story(events: Vec<Event>) -> Timeline {
    Timeline { title: "The story of tea".into(), source: "“Tea”, CC BY-SA 4.0".into(), events }
}

fn series(name: &str, points: Vec<Point>) -> Series {
    Series { name: name.into(), points }
}

fn point(when: &str, value: f64, label: &str) -> Point {
    Point { when: Span::parse(when).unwrap(), value, label: label.into() }
}

fn figures(series: Vec<Series>) -> Chart {
    Chart { title: "Tea sold".into(), unit: "tons a year".into(), source: "“Tea”, CC BY-SA 4.0".into(), series }
}

/// Values for many years.
fn many(name: &str, years: std::ops::Range<i32>, value: impl Fn(i32) -> f64) -> Series {
    let at = |year: i32| point(&year.to_string(), value(year), &format!("{:.1}", value(year)));
    series(name, years.map(at).collect())
}

fn drawn(timeline: &Timeline, style: &Style) -> Drawing {
    super::timeline::draw(timeline, style).unwrap().0
}

/// Fails if texts lie on one another or reach over the edge.
#[track_caller]
fn assert_clear(drawing: &Drawing) {
    let boxes = drawing.boxes();
    for (n, one) in boxes.iter().enumerate() {
        assert!(one.left >= 0.0 && one.right <= 1080.0, "{one:?}");
        assert!(one.top >= 0.0 && one.bottom <= 1440.0, "{one:?}");
        for other in &boxes[n + 1..] {
            assert!(!one.overlaps(other), "{one:?} and {other:?}");
        }
    }
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    drawing.boxes().iter().map(|label| label.text.as_str()).collect()
}

fn crowded() -> Vec<Event> {
    let marks = [Mark::Event, Mark::Treaty, Mark::War];
    let label = "The merchants of the eastern ports agreed on the price of green tea & <black> tea, and kept to it";
    let number = |n: usize| Event {
        mark: marks[n % 3],
        weight: (n % 7) as u32,
        ..event(&format!("{}", 1700 + n), &label[..20 + n], 0)
    };
    (0..60).map(number).collect()
}

/// Timelines that are hard to draw.
fn odd_timelines() -> Vec<Timeline> {
    let long = "Unbelievablylongwordswithoutanyspace".repeat(20);
    vec![
        story(vec![event("1662", "A queen brings tea to court", 1)]),
        story(crowded()),
        story((1..=12).map(|month| event(&format!("1773-{month:02}-05"), "Tea in the harbour", 1)).collect()),
        story((1..=30).map(|day| event(&format!("April {day}, 1773"), "Tea", 1)).collect()),
        story(vec![event("1000", &long, 1), event("2099", &long, 1)]),
        story((0..8).map(|n| event(&format!("{}–1900", 1800 + n), "A long trade", 1)).collect()),
        story(vec![event("1773", "", 1), event("1774", "\u{0}\u{1b} 条約 😀 \u{200f}", 1)]),
        Timeline { title: long.clone(), source: long.clone(), events: vec![event("19th century", "Tea", 1)] },
        Timeline { title: String::new(), source: String::new(), events: vec![event("by 1979", "Tea", 1)] },
    ]
}

/// Charts that are hard to draw.
fn odd_charts() -> Vec<Chart> {
    let long = "Unbelievablylongwordswithoutanyspace".repeat(20);
    let six = ["Green", "Black", "White", "Red", "Smoked", "Iced"];
    vec![
        figures(vec![series("", vec![point("1988", 6.0, "nearly 6")])]),
        figures(vec![series("Green", vec![point("1988", 0.0, "none"), point("1990", 0.0, "none")])]),
        figures(vec![series(&long, vec![point("first half of the 1980s", 1e12, &long)])]),
        figures(vec![series("Gain", vec![point("1988", -4.0, "–4"), point("1990", 3.0, "3")])]),
        figures(six.map(|name| series(name, vec![point("1988", 1.0, "1"), point("1990", 2.0, "2")])).to_vec()),
        figures(vec![many("Green", 1900..1916, |year| f64::from(year % 7)), many("Black", 1900..1990, f64::from)]),
        figures(vec![many("Gain", 1900..1960, |year| f64::from(year % 9) - 4.0)]),
        figures(six.map(|name| many(name, 1950..1960, |_| 1.0)).to_vec()),
        figures(vec![many(&long, 1950..1951, |_| 1e-9), many(&long, 1950..1990, |_| 1e9)]),
        figures(vec![series("One day", (0..40).map(|n| point("May 5, 1988", f64::from(n), "many")).collect())]),
    ]
}

#[test]
fn no_text_of_a_timeline_lies_on_another() {
    for timeline in odd_timelines() {
        assert_clear(&drawn(&timeline, &style(Theme::Light)));
    }
}

#[test]
fn no_text_of_a_chart_lies_on_another() {
    for figures in odd_charts() {
        assert_clear(&chart::draw(&figures, &style(Theme::Light)).unwrap().0);
    }
}

#[test]
fn whatever_is_drawn_is_a_small_picture_of_one_width() {
    let style = style(Theme::Dark);
    // Making pixels is slow in a build for tests, so not all of them.
    let timelines = odd_timelines().into_iter().skip(1).step_by(3).map(|story| timeline(&story, &style));
    let charts = odd_charts().into_iter().step_by(3).map(|figures| chart(&figures, &style));
    for picture in timelines.chain(charts) {
        let picture = picture.unwrap();
        assert_eq!(picture.width, 1080);
        assert!((640..=1440).contains(&picture.height), "{}", picture.height);
        assert!(picture.png.len() < 300_000, "{}", picture.png.len());
        assert!(picture.alt_text.encode_utf16().count() <= ALT_TEXT_LIMIT);
        // The width stands in the file at this place.
        assert_eq!(picture.png[16..20], 1080_u32.to_be_bytes());
    }
}

#[test]
fn a_timeline_shows_dates_labels_and_what_surrounds_them() {
    let events = vec![
        event("1662", "A queen brings tea to court", 1),
        Event { mark: Mark::War, ..event("1839–1842", "First Opium War", 1) },
    ];
    let timeline = story(events);
    let drawing = drawn(&timeline, &style(Theme::Light));
    for text in ["The story of tea", "1662–1842", "1662", "A queen brings tea to court", "1839–1842"] {
        assert!(texts(&drawing).contains(&text), "{text}");
    }
    for text in ["First Opium War", "Events", "Wars", "Source: “Tea”, CC BY-SA 4.0"] {
        assert!(texts(&drawing).contains(&text), "{text}");
    }
    assert!(!texts(&drawing).contains(&"Treaties"));
    assert!(!drawing.document().contains("more"));
}

#[test]
fn a_crowded_timeline_shows_the_heaviest_and_says_how_many_are_left_out() {
    let timeline = story(crowded());
    let style = style(Theme::Light);
    let (drawing, alt_text) = super::timeline::draw(&timeline, &style).unwrap();
    let dates = texts(&drawing).iter().filter(|text| text.len() == 4 && !text.ends_with('0')).count();
    assert!(dates >= 8, "{dates} are shown");
    // Of sixty, eight or nine are of each weight.
    assert!(texts(&drawing).contains(&"1706") && !texts(&drawing).contains(&"1707"));
    let more = texts(&drawing).into_iter().find(|text| text.starts_with("and ")).map(str::to_owned).unwrap();
    assert!(alt_text.contains(&more), "{more}");
}

#[test]
fn of_events_that_weigh_the_same_the_whole_time_is_shown() {
    let events = (0..60).map(|n| event(&format!("{}", 1700 + n), "Tea is sold again", 1)).collect();
    let timeline = story(events);
    let drawing = drawn(&timeline, &style(Theme::Light));
    assert!(texts(&drawing).contains(&"1700–1759"));
    let years: Vec<i32> = texts(&drawing).iter().filter_map(|text| text.parse().ok()).collect();
    // Ticks of the scale are years that can be divided by ten.
    let shown = |decade: i32| years.iter().any(|year| (decade + 1..decade + 10).contains(year));
    assert!((1700..1760).step_by(10).all(shown), "{years:?}");
}

#[test]
fn markup_is_shown_as_it_is() {
    let style = style(Theme::Light);
    let timeline = story(vec![event("1773", "</text><script>alert(\"&amp;\")</script>", 1)]);
    let document = drawn(&timeline, &style).document();
    assert!(document.contains("&lt;/text&gt;&lt;script&gt;alert(&quot;&amp;amp;&quot;)"), "{document}");
    assert!(!document.contains("<script>"));
}

#[test]
fn nothing_to_draw_is_an_error() {
    let style = style(Theme::Light);
    assert_eq!(timeline(&story(vec![]), &style).unwrap_err(), PictureError::Empty);
    assert_eq!(timeline(&story(vec![event("May 5", "Tea", 1)]), &style).unwrap_err(), PictureError::Empty);
    let chart = |series| chart(&figures(series), &style).unwrap_err();
    assert_eq!(chart(vec![]), PictureError::Empty);
    assert_eq!(chart(vec![series("Green", vec![])]), PictureError::Empty);
    assert_eq!(
        chart(vec![series("Green", vec![point("1990", f64::INFINITY, "all")])]),
        PictureError::NotFinite(f64::INFINITY)
    );
    let seven = (0..7).map(|n| series("Green", vec![point("1990", f64::from(n), "1")])).collect();
    assert_eq!(chart(seven), PictureError::TooManySeries(7));
}

#[test]
fn the_same_values_give_the_same_bytes_and_themes_differ() {
    let [light, dark] = THEMES.map(|theme| timeline(&story(crowded()), &style(theme)).unwrap());
    assert_eq!(light.png, timeline(&story(crowded()), &style(Theme::Light)).unwrap().png);
    assert_ne!(light.png, dark.png);
    assert_eq!(light.alt_text, dark.alt_text);
}

#[test]
fn a_chart_says_its_values_and_starts_at_zero() {
    let figures = figures(vec![series("Green", vec![point("1988", 5.0, "nearly 5"), point("1990", 6.0, "6")])]);
    let (drawing, alt_text) = chart::draw(&figures, &style(Theme::Light)).unwrap();
    for text in ["Tea sold", "tons a year", "Green", "1988", "nearly 5", "0", "Source: “Tea”, CC BY-SA 4.0"] {
        assert!(texts(&drawing).contains(&text), "{text}");
    }
    let expected = "Tea sold (tons a year)\nGreen – 1988: nearly 5; 1990: 6\nSource: “Tea”, CC BY-SA 4.0";
    assert_eq!(alt_text, expected);
}

#[test]
fn many_values_become_lines_with_the_telling_ones_labelled() {
    let figures = figures(vec![many("Green", 1900..1990, |year| f64::from((year - 1950).abs()))]);
    let drawing = chart::draw(&figures, &style(Theme::Light)).unwrap().0;
    assert!(drawing.document().contains("<polyline"));
    // The first, which is the greatest, and the least.
    assert!(texts(&drawing).contains(&"50.0") && texts(&drawing).contains(&"0.0"), "{:?}", texts(&drawing));
}

#[test]
fn colours_of_letters_stand_out_from_the_ground() {
    for theme in THEMES {
        let palette = palette::Palette::of(theme);
        let marks = [palette.event, palette.treaty, palette.war];
        for colour in marks.iter().chain(&palette.series).chain(&[palette.text, palette.muted]) {
            let ratio = contrast(colour, palette.ground);
            assert!(ratio >= 4.5, "{colour} on {} has {ratio:.1}", palette.ground);
        }
    }
}

/// The contrast of two colours by the Web Content Accessibility Guidelines.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
