//! Pictures, drawn on the way out: beside the work, since drawing keeps a core busy for a while.

use super::markup::Markup;
use super::outgoing::{Drawing, Outgoing, Subject};
use crate::picture::{self, PictureError};

/// The photo that the drawing becomes; where it can't be drawn, what is said instead, if anything.
pub async fn drawn(drawing: Drawing) -> Option<Outgoing> {
    let instead = drawing.photo.instead.clone();
    let photo = tokio::task::spawn_blocking(|| draw(drawing)).await;
    match photo.map_err(|error| error.to_string()).and_then(|photo| photo.map_err(|error| error.to_string())) {
        Ok(photo) => Some(photo),
        Err(error) => {
            tracing::error!(error, "a picture could not be drawn");
            instead.map(Outgoing::Message)
        }
    }
}

fn draw(Drawing { subject, style, mut photo }: Drawing) -> Result<Outgoing, PictureError> {
    let picture = match &subject {
        Subject::Timeline(timeline) => picture::timeline(timeline, &style)?,
        Subject::Chart(chart) => picture::chart(chart, &style)?,
    };
    photo.png = picture.png;
    photo.caption = Markup::default();
    photo.caption.text(&picture.alt_text);
    Ok(Outgoing::Photo(photo))
}
