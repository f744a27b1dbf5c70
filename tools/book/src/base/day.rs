//! Days, in UTC.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SECONDS: u64 = 24 * 60 * 60;

/// A day of the calendar, which files have as `2026-11-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u64,
    /// From 1.
    month: usize,
    /// From 1.
    day: u64,
}

impl Day {
    /// The day that it is.
    pub fn today() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Day::after(since.map_or(0, |since| since.as_secs() / SECONDS))
    }

    /// So many days after the first of 1970.
    fn after(mut days: u64) -> Self {
        let mut day = Day {
            year: 1970,
            month: 1,
            day: 1,
        };
        while days >= day.days_of_year() {
            days -= day.days_of_year();
            day.year += 1;
        }
        while days >= day.days_of_month() {
            days -= day.days_of_month();
            day.month += 1;
        }
        day.day += days;
        day
    }

    fn is_leap(self) -> bool {
        self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400))
    }

    fn days_of_year(self) -> u64 {
        365 + u64::from(self.is_leap())
    }

    fn days_of_month(self) -> u64 {
        match self.month {
            2 => 28 + u64::from(self.is_leap()),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// As a sentence has it: `27 November 2026`.
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, MONTHS[self.month - 1], self.year)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no day such as 2026-11-27");
        let mut numbers = text.splitn(3, '-').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten().ok_or_else(wrong);
        let day = Day {
            year: next()?,
            month: usize::try_from(next()?).map_err(|_| wrong())?,
            day: next()?,
        };
        let is_one =
            (1..=MONTHS.len()).contains(&day.month) && (1..=day.days_of_month()).contains(&day.day);
        (is_one && day.to_string() == text)
            .then_some(day)
            .ok_or_else(wrong)
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_has_them() {
        // What `date -u -d @SECONDS +%F` says of each.
        for (days, text) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_783, "2026-11-26"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            let day = Day::after(days);
            assert_eq!(day.to_string(), text, "{days}");
            assert_eq!(text.parse(), Ok(day));
        }
        assert!(Day::today() > "2026-11-01".parse().unwrap());
    }

    #[test]
    fn a_day_is_one_of_the_calendar() {
        let day: Day = "2026-11-07".parse().unwrap();
        assert_eq!(day.in_words(), "7 November 2026");
        for text in [
            "",
            "2026-11",
            "2026-11-31",
            "2026-13-01",
            "2026-02-29",
            "2026-1-1",
            "2026-00-01",
            "2026-11-27-1",
            "a-b-c",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
