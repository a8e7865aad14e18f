//! Every date in text, and the texts that are nearly one.

use alloc::string::{String, ToString};
use alloc::{format, vec::Vec};

use super::*;

const FORMATS: [&str; 7] =
    ["dd/MMM/YYYY", "yyyy-MM-dd", "yyyyMMdd", "ddMMMyyyy", "MM.dd.YYYY", "YYYYMMMdd", "<<dd  MM::yyyy>>"];

fn format(text: &'static str) -> DateFormat {
    DateFormat::new(text).unwrap()
}

struct Written(DateFormat, Date);

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(self.1, f)
    }
}

/// A date's text, built here without the code under test.
fn spelled(text: &str, year: u16, month: u8, day: u8) -> String {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"XXX");
    text.replace("MMM", name)
        .replace("MM", &format!("{month:02}"))
        .replace("dd", &format!("{day:02}"))
        .replace("YYYY", &format!("{year:04}"))
        .replace("yyyy", &format!("{year:04}"))
}

#[test]
fn every_date_reads_back_and_its_neighbours_do_not() {
    let format = DateFormat::DD_MMM_YYYY;
    for days in Date::MIN.unix_days()..=Date::MAX.unix_days() {
        let date = Date::from_unix_days(days).unwrap();
        let mut buffer = [0; MAX_LEN];
        let text = format.render(date, &mut buffer).unwrap();
        assert_eq!(format.parse(text), Some(date), "{text}");
        if date.saturating_add_days(1).day() == 1 {
            for missing in (date.day() + 1..=32).chain([0, 39, 99]) {
                let text = format!("{missing:02}{}", &text[2..]);
                assert_eq!(format.parse(&text), None, "{text}");
            }
        }
    }
}

#[test]
fn only_dates_read() {
    for year in [0, 1, 4, 100, 400, 1899, 1900, 1999, 2000, 2023, 2024, 2100, 9999] {
        for month in 0..=13 {
            for day in 0..=32 {
                for text in FORMATS {
                    let spelled = spelled(text, year, month, day);
                    let date = Date::new(year, month, day);
                    assert_eq!(format(text).parse(&spelled), date, "{spelled}");
                    if let Some(date) = date {
                        assert_eq!(Written(format(text), date).to_string(), spelled);
                    }
                }
            }
        }
    }
}

#[test]
fn month_names_in_any_case_and_no_others() {
    for number in 1..=12_u8 {
        let name = MONTHS[usize::from(number) - 1];
        for upper in 0..8_u8 {
            let cased = |(at, letter): (usize, char)| {
                if upper >> at & 1 == 1 { letter } else { letter.to_ascii_lowercase() }
            };
            let text = format!("01/{}/2024", name.chars().enumerate().map(cased).collect::<String>());
            assert_eq!(DateFormat::DD_MMM_YYYY.parse(&text), Date::new(2024, number, 1), "{text}");
        }
    }
    for code in 0..1_u32 << 21 {
        let [first, second, third] =
            [code >> 14, code >> 7 & 127, code & 127].map(|byte| u8::try_from(byte).unwrap());
        let known =
            MONTHS.iter().position(|name| name.as_bytes().eq_ignore_ascii_case(&[first, second, third]));
        let number = known.map(|at| u8::try_from(at).unwrap() + 1);
        assert_eq!(named_month([first, second, third]), number, "{code}");
    }
}

#[test]
fn one_wrong_byte_is_no_date() {
    for text in FORMATS {
        let good = spelled(text, 1966, 10, 20);
        for at in 0..good.len() {
            for byte in 0..128_u8 {
                let mut bytes = Vec::from(good.as_bytes());
                bytes[at] = byte;
                let changed = String::from_utf8(bytes).unwrap();
                let read = format(text).parse(&changed);
                let spelled = read.map(|date| spelled(text, date.year(), date.month(), date.day()));
                assert!(spelled.is_none_or(|spelled| spelled.eq_ignore_ascii_case(&changed)), "{changed:?}");
            }
        }
    }
}

#[test]
fn refuses_what_other_parsers_let_pass() {
    let near = [
        "",
        "/",
        "//",
        "3/JUL/1966",
        "30/JUL/66",
        "30/JUL/196",
        "30/JUL/19666",
        " 30/JUL/1966",
        "30/JUL/1966 ",
        "30/JUL/1966\n",
        "30/JUL/1966\0",
        "30/JUL/-966",
        "30/JUL/+966",
        "30/JUL/ 966",
        "+3/JUL/1966",
        "-3/JUL/1966",
        " 3/JUL/1966",
        "3 /JUL/1966",
        "30/JULY/1966",
        "30/JU/1966",
        "30/07/1966",
        "30/007/1966",
        "30-JUL-1966",
        "30/JUL-1966",
        "30 JUL 1966",
        "30/JUL/0000",
        "31/FEB/2020",
        "29/FEB/2023",
        "29/FEB/1900",
        "31/APR/2024",
        "00/JAN/2024",
        "32/JAN/2024",
        "30/JUL/19 6",
        "30/JUL/1_66",
        "30/JUL/0x7a",
        "1966/JUL/30",
        "3O/JUL/1966",
        "30/JUL/l966",
        "30/MAI/1966",
        "30/JUL/1e03",
        "٣٠/JUL/1966",
        "30/JUL/19٦",
        "é0/JUL/1966",
        "30/JÜL/966",
        "30/J\u{fc}L/1966",
        "30/ſep/196",
        "３０/ＪＵＬ/１９６６",
        "30/JUL/１９６６",
        "30／JUL／1966",
        "🦀🦀🦀",
        "30/JUL/196\u{301}",
        "ＪＵＬab",
        "\u{feff}30/JUL/1",
        "30/JUL/1966Z",
        "dd/MMM/YYYY",
    ];
    for text in near {
        assert_eq!(DateFormat::DD_MMM_YYYY.parse(text), None, "{text:?}");
    }
    let long = "30/JUL/1966".repeat(100_000);
    assert_eq!(DateFormat::DD_MMM_YYYY.parse(&long), None);
}

#[test]
fn knows_a_format() {
    for text in FORMATS {
        assert_eq!(format(text).as_str(), text);
    }
    assert_eq!(DateFormat::new("dd/MMM/YYYY"), Some(DateFormat::DD_MMM_YYYY));
    let longest = "dd------------------------MMyyyy";
    assert_eq!(format(longest).parse(&spelled(longest, 2024, 2, 29)), Date::new(2024, 2, 29));
    let bad = [
        "",
        "dd",
        "dd/MM",
        "dd/MM/yy",
        "d/MM/yyyy",
        "ddd/MM/yyyy",
        "dd/M/yyyy",
        "dd/MMMM/yyyy",
        "dd/MM/yyyyy",
        "dd/MM/yyyydd",
        "dd/MM/MM/yyyy",
        "dd/MM/MMM/yyyy",
        "dd/MM/yyyyYYYY",
        "dd/MM/YYyy",
        "DD/MM/yyyy",
        "dd/mm/yyyy",
        "yyyy-MM-ddT",
        "yyyy-MM-dd0",
        "dd·MM·yyyy",
        "dd／MM／yyyy",
        "--------------------------------",
        "dd-------------------------MMyyyy",
        "dd/MM/yyyy HH",
        "dddd/MM/yyyy",
        "yyyyMMddé",
    ];
    for text in bad {
        assert_eq!(DateFormat::new(text), None, "{text:?}");
    }
}
