use std::io::Cursor;

use png::{Decoder, Limits, Transformations};

use super::Background;

/// More than enough for an icon; a file may claim any size.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The background; nothing when the corners differ, or the picture cannot be read.
pub(super) fn background(bytes: &[u8]) -> Option<Background> {
    let mut decoder = decoder(bytes);
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|size| *size <= MOST_BYTES)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).ok()?;
    let samples = frame.color_type.samples();
    let (width, height) = (usize::try_from(frame.width).ok()?, usize::try_from(frame.height).ok()?);
    let corners = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)];
    let corners = corners.map(|(x, y)| {
        let start = y * frame.line_size + x * samples;
        match pixels.get(start..start + samples)? {
            [grey, alpha] => Some(([*grey; 3], *alpha)),
            [red, green, blue, alpha] => Some(([*red, *green, *blue], *alpha)),
            _ => None,
        }
    });
    let corners: Option<Vec<([u8; 3], u8)>> = corners.into_iter().collect();
    let corners = corners?;
    if corners.iter().any(|(_, alpha)| *alpha < u8::MAX) {
        return Some(Background::Transparent);
    }
    let (first, rest) = corners.split_first()?;
    let [red, green, blue] = first.0;
    let is_plain = rest.iter().all(|corner| corner == first);
    is_plain.then(|| Background::Color(format!("#{red:02x}{green:02x}{blue:02x}")))
}

fn decoder(bytes: &[u8]) -> Decoder<Cursor<&[u8]>> {
    Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES })
}
