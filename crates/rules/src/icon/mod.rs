//! What there is to know about an icon's picture.

#[cfg(feature = "icons")]
mod pixels;
#[cfg(not(feature = "icons"))]
mod pixels {
    pub(super) fn background(_: &[u8]) -> Option<super::Background> {
        None
    }
}

/// Reads a PNG.
pub(crate) struct Icon;

/// What is behind the logo, judged by the four corners.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "icons"), allow(dead_code, reason = "only the pixels tell"))]
pub(crate) enum Background {
    /// At least one corner can be seen through.
    Transparent,
    /// All corners have this color, as `#rrggbb`.
    Color(String),
}

impl Icon {
    /// Width and height; nothing when the bytes are no PNG.
    pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
        // The signature, and the first chunk with its length (Portable Network Graphics, third edition, 5.2 and 11.2.1).
        let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
        let (width, header) = header.split_first_chunk()?;
        let (height, _) = header.split_first_chunk()?;
        let size = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
        (size.0 > 0 && size.1 > 0).then_some(size)
    }

    /// The background; nothing when the corners differ, or the picture cannot be read, or the feature `icons` is off.
    pub(crate) fn background(bytes: &[u8]) -> Option<Background> {
        pixels::background(bytes)
    }
}
