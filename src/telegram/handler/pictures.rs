//! Pictures: the timeline and the charts of `/chart`. Each comes with the same as text.

use super::voice::Voice;
use super::{Context, Said};
use crate::picture::{self, Chart, Mark, Point, Style, Theme, Timeline, Words, drawable};
use crate::study::{Event, EventKind, Series, Study};
use crate::telegram::call::{Call, View};
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::outgoing::{Button, Keyboard, Subject};
use crate::text::Language;

/// Fewer events than this are read faster than looked at.
const FEWEST_EVENTS: usize = 4;

/// What pictures are of, as buttons name it.
pub const TIMELINE: &str = "timeline";
pub const CHART: &str = "chart";

/// A picture in the making.
#[derive(Debug)]
pub struct Pictured {
    pub subject: Subject,
    pub style: Style,
    pub keyboard: Keyboard,
}

/// A chart that a topic has the figures for.
struct Charted {
    /// What buttons name it by.
    id: String,
    chart: Chart,
    series: Vec<Series>,
}

impl Context<'_> {
    /// The first page of the timeline, with its picture where that shows more than a few lines would. `None` if the
    /// time isn't understood.
    pub(super) fn timeline(&self, voice: Voice, chat: i64, within: &str, theme: Option<Theme>) -> Option<Said> {
        let (markup, keyboard) = self.list_page(voice, chat, TIMELINE, 0, within)?;
        let stretch = super::lists::stretch(within);
        let studies = self.studies(chat);
        let events = studies.iter().flat_map(|study| study.timeline(stretch.as_ref()));
        let events: Vec<_> = events.map(drawn_event).collect();
        let timeline = Timeline { title: titles(&studies), source: sources(&studies), events };
        let can_draw = timeline.events.len() >= FEWEST_EVENTS
            && drawable(&timeline.title)
            && timeline.events.iter().all(|event| drawable(&event.label));
        let picture =
            can_draw.then(|| self.pictured(voice, chat, Subject::Timeline(timeline), theme, (TIMELINE, within)));
        Some(Said { markup, keyboard, picture, ..Said::default() })
    }

    /// The chart, or a choice of them.
    pub(super) fn charts(&self, voice: Voice, chat: i64) -> Said {
        let mut charts = self.charted(chat);
        match charts.len() {
            0 => Said::hint(voice.say("chart_none")),
            1 => charts.pop().map(|only| self.chart_said(voice, chat, only, None)).unwrap_or_default(),
            _ => {
                let button = |one: &Charted| {
                    let names: Vec<_> = one.series.iter().map(|series| series.title.as_str()).collect();
                    let call = Call::Picture { of: CHART.to_owned(), view: View::AsSet, within: one.id.clone() };
                    vec![Button::call(format!("{}, {}", names.join(", "), one.chart.unit), call.data())]
                };
                Said { keyboard: charts.iter().map(button).collect(), ..voice.say("chart_which").into() }
            }
        }
    }

    /// The chart that a button names; `None` if the figures are there no more.
    pub(super) fn chart(&self, voice: Voice, chat: i64, id: &str, theme: Option<Theme>) -> Option<Said> {
        let one = self.charted(chat).into_iter().find(|one| one.id == id)?;
        Some(self.chart_said(voice, chat, one, theme))
    }

    fn chart_said(
        &self,
        voice: Voice,
        chat: i64,
        Charted { id, chart, series }: Charted,
        theme: Option<Theme>,
    ) -> Said {
        let mut markup = Markup::default();
        markup.bold(&format!("{} ({})", chart.title, chart.unit));
        for one in &series {
            markup.text("\n\n").text(&one.title);
            for point in &one.points {
                markup.text(&format!("\n• {}: ", point.year));
                self.linked(&mut markup, &point.label, &point.fact);
            }
        }
        let can_draw = drawable(&chart.title) && chart.series.iter().all(|series| drawable(&series.name));
        let picture = can_draw.then(|| self.pictured(voice, chat, Subject::Chart(chart), theme, (CHART, &id)));
        Said { markup, picture, ..Said::default() }
    }

    /// The charts of the chat's topics: one for each unit.
    fn charted(&self, chat: i64) -> Vec<Charted> {
        let mut charts = Vec::new();
        for study in self.studies(chat) {
            let all = study.series();
            for of_unit in all.chunk_by(|one, next| one.unit == next.unit) {
                // What is too much for one picture is left to the next.
                for series in of_unit.chunks(picture::MAX_SERIES) {
                    charts.extend(charted(&study, series));
                }
            }
        }
        charts
    }

    fn pictured(
        &self,
        voice: Voice,
        chat: i64,
        subject: Subject,
        theme: Option<Theme>,
        (of, within): (&str, &str),
    ) -> Pictured {
        let dark = theme.map_or(self.settings(chat).dark, |theme| theme == Theme::Dark);
        let call = |view| Call::Picture { of: of.to_owned(), view, within: within.to_owned() }.data();
        let (key, other) = if dark { ("button_light", View::Light) } else { ("button_dark", View::Dark) };
        let row = vec![
            Button::call(voice.phrase("button_text"), call(View::Text)),
            Button::call(voice.phrase(key), call(other)),
        ];
        let theme = if dark { Theme::Dark } else { Theme::Light };
        Pictured { subject, style: self.style(voice, theme), keyboard: vec![row] }
    }

    /// The font has no letters for some languages; pictures are in English then.
    fn style(&self, voice: Voice, theme: Theme) -> Style {
        let voice = if drawable(&voice.phrase("picture_events")) { voice } else { self.speak(Some(Language::English)) };
        let words = Words {
            events: voice.phrase("picture_events"),
            treaties: voice.phrase("treaties_heading"),
            wars: voice.phrase("picture_wars"),
            more: voice.phrase("picture_more"),
            source: voice.phrase("picture_source"),
        };
        Style { theme, language: voice.language.code().to_owned(), words }
    }
}

fn drawn_event(event: Event) -> picture::Event {
    let mark = match event.kind {
        EventKind::Treaty => Mark::Treaty,
        EventKind::War => Mark::War,
        EventKind::Other => Mark::Event,
    };
    let weight = u32::try_from(event.weight).unwrap_or(u32::MAX);
    picture::Event { when: event.when, label: event.headline, mark, weight }
}

fn charted(study: &Study, series: &[Series]) -> Option<Charted> {
    let unit = series.first()?.unit.clone();
    let point = |point: &crate::study::Point| {
        let when = crate::dates::Span::parse(&point.year.to_string())?;
        Some(Point { when, value: point.value, label: point.label.clone() })
    };
    let drawn = series.iter().map(|one| picture::Series {
        name: capitalized(&one.title),
        points: one.points.iter().filter_map(point).collect(),
    });
    let topic = study.topic();
    let names: String = series.iter().map(|one| one.title.as_str()).collect();
    let id = format!("{:016x}", stable_hash(&format!("{}{unit}{names}", topic.name())));
    let (title, source) = (topic.title().to_owned(), topic.attribution().to_owned());
    Some(Charted { id, chart: Chart { title, unit, source, series: drawn.collect() }, series: series.to_vec() })
}

fn titles(studies: &[Study]) -> String {
    studies.iter().map(|study| study.topic().title()).collect::<Vec<_>>().join(", ")
}

fn sources(studies: &[Study]) -> String {
    studies.iter().map(|study| study.topic().attribution()).collect::<Vec<_>>().join("; ")
}

/// A name as it begins a line.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
