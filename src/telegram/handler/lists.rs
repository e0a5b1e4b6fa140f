//! Lists of what a topic holds: `/timeline`, `/people`, `/treaties`, `/places`, and of the topics themselves.

use super::voice::Voice;
use super::{Context, Said};
use crate::dates::Span;
use crate::study::{Event, EventKind, Named, Study};
use crate::telegram::call::Call;
use crate::telegram::command::{COMMANDS, Command};
use crate::telegram::cut;
use crate::telegram::markup::Markup;
use crate::telegram::outgoing::{Button, Keyboard};
use crate::telegram::update::Message;

/// How many lines a page has.
const LINES: usize = 12;

/// The most units of a line's title and of what it says, which a full page of such lines still has room for.
const TITLE_LIMIT: usize = 90;
const LINE_LIMIT: usize = 180;

/// The most bytes that a button has room for of what a list is narrowed down to.
const WITHIN_LIMIT: usize = 40;

impl Context<'_> {
    /// The first page of a list.
    pub(super) fn list(&self, command: Command, rest: &str, message: &Message) -> Said {
        let voice = self.voice(message);
        let name = COMMANDS.iter().find(|listed| listed.command == command).map_or("", |listed| listed.name);
        let page = self.list_page(voice, message.chat.id, name, 0, rest);
        page.map_or_else(
            || Said::hint(voice.say("timeline_how")),
            |(markup, keyboard)| Said { markup, keyboard, ..Said::default() },
        )
    }

    /// A page of the list that a command shows; `None` if there is no such list, or nothing like `within`.
    pub(super) fn list_page(
        &self,
        voice: Voice,
        chat: i64,
        list: &str,
        page: usize,
        within: &str,
    ) -> Option<(Markup, Keyboard)> {
        let (heading, lines) = match list {
            "timeline" => {
                let stretch = if within.is_empty() { None } else { Some(stretch(within)?) };
                (voice.phrase("timeline_heading"), self.events(voice, chat, stretch.as_ref()))
            }
            "people" => (voice.phrase("people_heading"), self.named(chat, |study| study.people(voice.language))),
            "treaties" => (voice.phrase("treaties_heading"), self.named(chat, |study| study.treaties(voice.language))),
            "places" => (voice.phrase("places_heading"), self.named(chat, |study| study.places(voice.language))),
            _ => return None,
        };
        if lines.is_empty() {
            return Some((voice.say("list_empty"), Keyboard::new()));
        }
        let pages = lines.len().div_ceil(LINES);
        let page = page.min(pages - 1);
        let mut markup = Markup::default();
        markup.bold(&heading);
        if pages > 1 {
            markup.text(&format!(" ({}/{pages})", page + 1));
        }
        for line in lines.iter().skip(page * LINES).take(LINES) {
            markup.text("\n").append(line);
        }
        let within = if list == "timeline" { within } else { "" };
        let call = |page| Call::List { list: list.to_owned(), page, within: within.to_owned() }.data();
        let mut row = Vec::new();
        if page > 0 {
            row.push(Button::call(voice.phrase("button_back"), call(page - 1)));
        }
        if page + 1 < pages {
            row.push(Button::call(voice.phrase("button_forward"), call(page + 1)));
        }
        Some((markup, if row.is_empty() { Keyboard::new() } else { vec![row] }))
    }

    /// The topics, and what can be asked about them.
    pub(super) fn topics(&self, voice: Voice, chat: i64) -> Said {
        let mut markup = voice.say("topics");
        for study in self.studies(chat) {
            let topic = study.topic();
            markup.text("\n\n").bold(topic.title());
            for example in topic.examples() {
                markup.text("\n• ").text(example);
            }
        }
        let examples: Vec<_> = self.studies(chat).iter().flat_map(|study| study.topic().examples().to_vec()).collect();
        Said { markup, keyboard: self.offers(&examples), ..Said::default() }
    }

    /// Where the articles come from.
    pub(super) fn sources(&self, voice: Voice) -> Said {
        let mut markup = voice.say("source");
        for topic in self.footnote.topics() {
            markup.text("\n\n").link(topic.title(), topic.address()).text("\n").text(topic.attribution());
        }
        markup.into()
    }

    fn events(&self, voice: Voice, chat: i64, within: Option<&Span>) -> Vec<Markup> {
        let events = self.studies(chat).into_iter().flat_map(|study| study.timeline(within));
        events.map(|event| self.event_line(voice, &event)).collect()
    }

    fn event_line(&self, voice: Voice, event: &Event) -> Markup {
        let mark = match event.kind {
            EventKind::Treaty => "📜",
            EventKind::War => "⚔️",
            EventKind::Other => "▫️",
        };
        let mut markup = Markup::default();
        markup.text(mark).text(" ").bold(&event.when.render(voice.language.code())).text(" — ");
        self.linked(&mut markup, &cut::shortened(&event.headline, LINE_LIMIT), &event.fact);
        markup
    }

    fn named(&self, chat: i64, list: impl Fn(&Study) -> Vec<Named>) -> Vec<Markup> {
        let named = self.studies(chat).iter().flat_map(list).collect::<Vec<_>>();
        let line = |named: &Named| {
            let mut markup = Markup::default();
            markup.text("• ");
            self.linked(&mut markup, &cut::shortened(&named.name, TITLE_LIMIT), &named.fact);
            markup.text(" — ").text(&cut::shortened(&named.line, LINE_LIMIT));
            markup
        };
        named.iter().map(line).collect()
    }

    /// Appends words that open the fact in the private chat with the bot.
    fn linked(&self, markup: &mut Markup, words: &str, fact: &str) {
        markup.link(words, &self.link(fact).unwrap_or_default());
    }

    /// The topics of a chat, as something to study.
    pub(super) fn studies(&self, chat: i64) -> Vec<Study<'_>> {
        let topics = self.footnote.topics().iter().map(|topic| topic.name());
        let chosen = self.settings(chat).topic.filter(|chosen| topics.clone().any(|name| name == chosen));
        let studied = topics.filter(|name| chosen.as_deref().is_none_or(|chosen| chosen == *name));
        studied.filter_map(|name| Study::of(self.footnote, name)).collect()
    }
}

fn stretch(within: &str) -> Option<Span> {
    if within.len() > WITHIN_LIMIT { None } else { Study::stretch(within) }
}
