//! Days, so that nobody has to count them.

use connectorgen_templates::SecurityCalendarView;

/// What to do when, for a secret that expires on this day.
pub(super) fn rows(expires: &str) -> Vec<SecurityCalendarView> {
    let Some(last) = day_number(expires) else { return Vec::new() };
    let row =
        |before: i64, what: &str| SecurityCalendarView { day: day(last - before), what: what.to_owned() };
    vec![
        row(30, "Make a new secret, and note its day in `connectorgen.yaml`"),
        row(21, "Upload with the new secret everywhere, and test a connection in each environment"),
        row(14, "Delete the old secret, so that a mistake shows while there is time"),
        row(0, "The old secret would have expired"),
    ]
}

/// Days since the year 0 of the Gregorian calendar, counted from 1 March (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn day_number(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1)
}

fn day(number: i64) -> String {
    let (era, rest) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let of_era = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
    let of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + of_era + carry)
}

#[cfg(test)]
mod tests {
    use super::{day, day_number, rows};

    #[test]
    fn days_survive_a_round_trip() {
        for text in ["2000-02-29", "2024-12-31", "2027-01-01", "2027-03-01", "2100-02-28", "2399-12-31"] {
            assert_eq!(day(day_number(text).unwrap()), text);
        }
    }

    #[test]
    fn calendar_counts_back_from_the_last_day() {
        let days: Vec<String> = rows("2028-03-10").into_iter().map(|row| row.day).collect();
        assert_eq!(days, ["2028-02-09", "2028-02-18", "2028-02-25", "2028-03-10"]);
        assert!(rows("soon").is_empty());
    }
}
