use std::fmt::Write;
use std::path::Path;

use super::measure::{Programs, Run};
use super::synthetic;

const SIZES: [usize; 5] = [100, 300, 1_000, 3_000, 10_000];
/// The picture, in pixels.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
const MARGIN: f64 = 48.0;

/// Instructions per operation for documents of more and more operations, as parts of the first.
pub(super) fn measure(
    programs: &Programs,
    scratch: &Path,
    largest: usize,
) -> Result<Vec<(usize, f64)>, String> {
    let mut points = Vec::new();
    let mut first = None;
    for size in SIZES.into_iter().filter(|size| *size <= largest) {
        let document = synthetic::document(scratch, size)?.display().to_string();
        let cost = Run::new(&programs.floor, ["until", "check", &document]).cost()?;
        let each = cost.instructions as f64 / size as f64;
        let first = *first.get_or_insert(each);
        println!("{size:>6} operations: {:.2} of the instructions per operation that 100 take", each / first);
        points.push((size, each / first));
    }
    Ok(points)
}

/// The picture of the curve. Operations grow to the right by powers of ten; what grows in proportion is a level line.
pub(super) fn picture(points: &[(usize, f64)]) -> String {
    let place = |(size, part): &(usize, f64)| {
        let across = (*size as f64 / 100.0).log10() / 2.0;
        (MARGIN + across * (WIDTH - 2.0 * MARGIN), HEIGHT - MARGIN - part / 1.5 * (HEIGHT - 2.0 * MARGIN))
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n"
    );
    let _ = writeln!(svg, "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>");
    let title = "Instructions per operation, from reading to checking (100 operations = 1)";
    let _ = writeln!(svg, "<text x=\"{MARGIN}\" y=\"24\">{title}</text>");
    for part in [0.0, 0.5, 1.0, 1.5] {
        let (left, y) = place(&(100, part));
        let right = WIDTH - MARGIN;
        let _ = writeln!(svg, "<path d=\"M{left:.1} {y:.1}H{right:.1}\" stroke=\"#ccc\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{part}</text>",
            left - 6.0,
            y + 4.0
        );
    }
    let line: Vec<String> = points.iter().map(place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#0b5cad\" stroke-width=\"2\"/>",
        line.join(" ")
    );
    for point in points {
        let (x, y) = place(point);
        let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0b5cad\"/>");
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - 24.0,
            point.0
        );
    }
    svg.push_str("</svg>\n");
    svg
}
