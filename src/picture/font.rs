//! The embedded fonts: what they can write, and how wide it gets.

use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};

/// The name that both fonts go by.
pub const FAMILY: &str = "Noto Sans";

static REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// The fonts, for the renderer.
pub static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for bytes in [REGULAR, BOLD] {
        database.load_font_source(Source::Binary(Arc::new(bytes)));
    }
    Arc::new(database)
});

/// A font measured at a size of one pixel.
struct Face {
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
}

static FACES: LazyLock<[Option<Face>; 2]> = LazyLock::new(|| [REGULAR, BOLD].map(face));

fn face(bytes: &'static [u8]) -> Option<Face> {
    let font = FontRef::new(bytes).ok()?;
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    Some(Face { characters: font.charmap(), metrics })
}

/// How wide `text` gets at `size` pixels. Kerning is left out, which makes lines a little shorter than this.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let [regular, bold] = &*FACES;
    let face = match weight {
        Weight::Regular => regular,
        Weight::Bold => bold,
    };
    let Some(face) = face else { return 0.0 };
    // What is not in the font is drawn as an empty box, its first glyph.
    let advance = |c: char| face.metrics.advance_width(face.characters.map(c).unwrap_or_default());
    text.chars().filter_map(advance).sum::<f32>() * size
}

/// Whether the fonts have all characters of `text`, so that it can stand in a picture.
///
/// ```
/// use footnote::picture::drawable;
/// assert!(drawable("Treaty of Portsmouth, Рамза́й, Hokkaidō"));
/// assert!(!drawable("条約"));
/// ```
pub fn drawable(text: &str) -> bool {
    let [regular, bold] = &*FACES;
    let has = |face: &Option<Face>, c| face.as_ref().is_some_and(|face| face.characters.map(c).is_some());
    text.chars().filter(|c| !c.is_whitespace()).all(|c| has(regular, c) && has(bold, c))
}
