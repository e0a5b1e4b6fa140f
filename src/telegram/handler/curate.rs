//! For the bot's own administrators, in private: what there is to review, and how it goes.

use super::press::edited;
use super::voice::Voice;
use super::{Context, Response, Said, toast};
use crate::telegram::call::{Call, Verdict};
use crate::telegram::cut;
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::notes::{ACCEPTED, FEEDBACK, UNANSWERED};
use crate::telegram::outgoing::{Button, Keyboard};
use crate::telegram::review::{self, Case};
use crate::telegram::update::{Message, Press};

/// How many questions are compared with each other. More would keep the bot from its work.
const MOST: usize = 200;

/// How many other wordings are shown.
const WORDINGS: usize = 5;

/// The most units of a text that is shown, and of a button.
const TEXT_LIMIT: usize = 400;
const LABEL_LIMIT: usize = 60;

impl Context<'_> {
    /// Whether this is a private chat with an administrator of the bot.
    pub(super) fn is_for_curators(&self, message: &Message, user: Option<i64>) -> bool {
        message.chat.is_private() && user.is_some_and(|user| self.admins.contains(&user))
    }

    /// The first thing to review.
    pub(super) fn review(&self, voice: Voice) -> Said {
        let cases = self.cases();
        let (markup, keyboard) = self.case(voice, &cases, 0);
        Said { markup, keyboard, ..Said::default() }
    }

    /// What comes of a decision, with the next thing to review. `None` if nothing of this is for who pressed.
    pub(super) fn reviewed(
        &self,
        voice: Voice,
        id: u64,
        verdict: Verdict,
        press: &Press,
        message: &Message,
    ) -> Option<Response> {
        if !self.is_for_curators(message, Some(press.from.id)) {
            return None;
        }
        let mut cases = self.cases();
        let at = cases.iter().position(|case| case.id() == id)?;
        let (notes, said, next) = match verdict {
            Verdict::Next => (Vec::new(), None, at + 1),
            Verdict::Dismiss => (cases.remove(at).forgotten(), Some("review_dismissed"), at),
            Verdict::Accept(hash) => {
                let case = cases.remove(at);
                let fact = case.near(self.footnote).into_iter().find(|fact| stable_hash(fact) == hash)?;
                (case.accepted(&fact)?, Some("review_accepted"), at)
            }
        };
        let (markup, keyboard) = self.case(voice, &cases, next);
        let mut response = edited(press, message, markup, keyboard);
        if let (Some(key), Some(first)) = (said, response.outgoing.first_mut()) {
            *first = toast(press, voice.phrase(key));
        }
        response.notes = notes;
        Some(response)
    }

    /// How the bot does.
    pub(super) fn stats(&self, voice: Voice) -> Said {
        let tally = self.metrics.tally();
        let count = |kind| self.notes.of_kind(kind).count();
        let values = [
            ("answered", tally.answered.to_string()),
            ("suggested", tally.suggested.to_string()),
            ("unknown", tally.unknown.to_string()),
            ("today", tally.today.to_string()),
            ("waiting", self.metrics.waiting.get().to_string()),
            ("chats", self.notes.chats().to_string()),
            ("unanswered", count(UNANSWERED).to_string()),
            ("wrong", count(FEEDBACK).to_string()),
            ("accepted", count(ACCEPTED).to_string()),
        ];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        let mut markup = Markup::default();
        markup.text(&voice.filled("stats", &values));
        markup.into()
    }

    fn cases(&self) -> Vec<Case> {
        review::cases(self.footnote, self.notes.of_kind(UNANSWERED), self.notes.of_kind(FEEDBACK), MOST)
    }

    /// One of the cases with its buttons; behind the last comes the first.
    fn case(&self, voice: Voice, cases: &[Case], at: usize) -> (Markup, Keyboard) {
        let at = if at < cases.len() { at } else { 0 };
        let Some(case) = cases.get(at) else { return (voice.say("review_none"), Keyboard::new()) };
        let (number, all, times) = ((at + 1).to_string(), cases.len().to_string(), case.times.to_string());
        let key = if case.wrong.is_some() { "review_wrong" } else { "review_unanswered" };
        let mut markup = Markup::default();
        markup.text(&voice.filled(key, &[("number", &number), ("all", &all), ("times", &times)]));
        if let Some(question) = &case.question {
            markup.text("\n\n").bold(&cut::shortened(question, TEXT_LIMIT));
        }
        for other in case.others.iter().take(WORDINGS) {
            markup.text("\n• ").text(&cut::shortened(other, TEXT_LIMIT));
        }
        if let Some(answer) = &case.wrong {
            markup.text("\n\n").italic(&cut::shortened(answer, TEXT_LIMIT));
        }
        let call = |verdict| Call::Review { case: case.id(), verdict }.data();
        let accept = |fact: &String| {
            let headline = review::headline(self.footnote, fact)?;
            let label = voice.filled("review_accept", &[("fact", &headline)]);
            let data = call(Verdict::Accept(stable_hash(fact)));
            Some(vec![Button::call(cut::shortened(&label, LABEL_LIMIT), data)])
        };
        let mut keyboard: Keyboard = case.near(self.footnote).iter().filter_map(accept).collect();
        let mut row = vec![Button::call(voice.phrase("review_dismiss"), call(Verdict::Dismiss))];
        if cases.len() > 1 {
            row.push(Button::call(voice.phrase("review_next"), call(Verdict::Next)));
        }
        keyboard.push(row);
        (markup, keyboard)
    }
}
