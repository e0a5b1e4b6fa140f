//! From SVG to PNG.

use super::PictureError;
use super::font::{self, DATABASE};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// The drawing as a PNG with its width and height.
pub fn png(svg: &str) -> Result<(Vec<u8>, u32, u32), PictureError> {
    let failed = |reason: &dyn ToString| PictureError::Failed(reason.to_string());
    let options = Options { font_family: font::FAMILY.to_owned(), fontdb: Arc::clone(&DATABASE), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| failed(&"it has no size"))?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| failed(&error))?;
    Ok((png, size.width(), size.height()))
}
