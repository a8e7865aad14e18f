//! Dates and their formats, as far as bounds in attributes need them.

/// The names of the months in `MMM`.
const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// Year, month, day.
pub(crate) type CivilDate = (u16, u8, u8);

/// A format: its parts, in order.
#[derive(Clone)]
pub(crate) struct Format {
    pub(crate) text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    MonthName,
    Year,
    Separator(char),
}

impl Part {
    const WORDS: [(&str, Self); 5] = [
        ("dd", Self::Day),
        ("MMM", Self::MonthName),
        ("MM", Self::Month),
        ("YYYY", Self::Year),
        ("yyyy", Self::Year),
    ];

    /// Returns the unit of a part. A format has each unit once.
    fn unit(self) -> Option<&'static str> {
        match self {
            Self::Day => Some("day"),
            Self::Month | Self::MonthName => Some("month"),
            Self::Year => Some("year"),
            Self::Separator(_) => None,
        }
    }
}

const EXPECTED: &str =
    ", expected `dd`, `MM` or `MMM`, and `YYYY`, with separators that are no letters or digits";

impl Format {
    pub(crate) fn standard() -> Self {
        use Part::{Day, MonthName, Separator, Year};
        let parts = vec![Day, Separator('/'), MonthName, Separator('/'), Year];
        Self { text: "dd/MMM/YYYY".to_owned(), parts }
    }

    /// `YYYY-MM-dd`
    pub(crate) fn iso() -> Self {
        use Part::{Day, Month, Separator, Year};
        let parts = vec![Year, Separator('-'), Month, Separator('-'), Day];
        Self { text: "YYYY-MM-dd".to_owned(), parts }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Self::read(text).map_err(|(problem, expected)| match meant(text) {
            Some(meant) => format!("{problem}, did you mean `{meant}`?"),
            None => format!("{problem}{expected}"),
        })
    }

    /// Parses a format, or returns what is wrong with it and what is expected.
    fn read(text: &str) -> Result<Self, (String, &'static str)> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some(first) = rest.chars().next() {
            let run = rest.len() - rest.trim_start_matches(first).len();
            let (word, behind) = rest.split_at(if first.is_alphanumeric() { run } else { first.len_utf8() });
            parts.push(Self::part(first, word)?);
            rest = behind;
        }
        for unit in ["day", "month", "year"] {
            match parts.iter().filter(|part| part.unit() == Some(unit)).count() {
                0 => return Err((format!("the format has no {unit}"), EXPECTED)),
                1 => {}
                _ => return Err((format!("the format has more than one {unit}"), "")),
            }
        }
        if text.len() > 32 {
            return Err(("the format is longer than 32 bytes".to_owned(), ""));
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    fn part(first: char, word: &str) -> Result<Part, (String, &'static str)> {
        match Part::WORDS.iter().find(|(known, _)| *known == word) {
            Some((_, part)) => Ok(*part),
            None if first.is_ascii() && !first.is_ascii_alphanumeric() => Ok(Part::Separator(first)),
            None => Err((format!("unknown part `{word}` of a date format"), EXPECTED)),
        }
    }

    /// Returns the 30th of July 1966 in this format.
    pub(crate) fn example(&self) -> String {
        let example = |part: &Part| match part {
            Part::Day => "30".to_owned(),
            Part::Month => "07".to_owned(),
            Part::MonthName => "JUL".to_owned(),
            Part::Year => "1966".to_owned(),
            Part::Separator(separator) => separator.to_string(),
        };
        self.parts.iter().map(example).collect()
    }

    /// Returns the date of a text in this format.
    pub(crate) fn date(&self, text: &str) -> Option<CivilDate> {
        let (mut day, mut month, mut year, mut rest) = (0, 0, 0, text);
        for part in &self.parts {
            match part {
                Part::Day => day = u8::try_from(digits(&mut rest, 2)?).ok()?,
                Part::Month => month = u8::try_from(digits(&mut rest, 2)?).ok()?,
                Part::MonthName => month = month_name(&mut rest)?,
                Part::Year => year = digits(&mut rest, 4)?,
                Part::Separator(separator) => rest = rest.strip_prefix(*separator)?,
            }
        }
        let is_date = rest.is_empty() && year > 0 && (1..=days_in(year, month)?).contains(&day);
        is_date.then_some((year, month, day))
    }
}

/// Returns the format that a text is, or means in another language.
pub(crate) fn meant_as_format(text: &str) -> Option<String> {
    if Format::read(text).is_ok() { Some(text.to_owned()) } else { meant(text) }
}

/// Translates the formats of other languages: `%Y-%m-%d`, `YYYY-MM-DD`.
fn meant(text: &str) -> Option<String> {
    let (mut meant, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let behind = match rest.strip_prefix('%').and_then(|rest| rest.chars().next()) {
            Some(directive) => {
                meant.push_str(strftime(directive)?);
                &rest[1 + directive.len_utf8()..]
            }
            None => rest.trim_start_matches(first),
        };
        if first != '%' {
            let run = &rest[..rest.len() - behind.len()];
            meant.push_str(named(run).unwrap_or(run));
        }
        rest = behind;
    }
    (meant != text && Format::read(&meant).is_ok()).then_some(meant)
}

/// Translates a directive of C's `strftime`.
fn strftime(directive: char) -> Option<&'static str> {
    Some(match directive {
        'd' | 'e' => "dd",
        'm' => "MM",
        'b' | 'B' | 'h' => "MMM",
        'Y' => "YYYY",
        'F' => "YYYY-MM-dd",
        _ => return None,
    })
}

/// Translates a run of one letter, as in Java, .NET, SQL or JavaScript.
fn named(run: &str) -> Option<&'static str> {
    Some(match (run.as_bytes().first()?.to_ascii_lowercase(), run.len()) {
        (b'd', 1 | 2) => "dd",
        (b'm', 1 | 2) => "MM",
        (b'm', 3 | 4) => "MMM",
        (b'y' | b'u', 4) if run != "yyyy" => "YYYY",
        _ => return None,
    })
}

fn digits(rest: &mut &str, count: usize) -> Option<u16> {
    let (digits, behind) = rest.split_at_checked(count)?;
    *rest = behind;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn month_name(rest: &mut &str) -> Option<u8> {
    let (name, behind) = rest.split_at_checked(3)?;
    *rest = behind;
    let position = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u8::try_from(position + 1).ok()
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(if is_leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}
