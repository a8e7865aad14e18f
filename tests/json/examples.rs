//! The example in a text is accepted: whatever a record names as what a valid value looks like.

use api_validate::{ApiValidate, json};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What the criteria give as an example, as JSON: behind the last `such as`, up to the next part.
fn example(criteria: &str) -> Value {
    let (_, example) = criteria.rsplit_once("such as ").unwrap_or_else(|| panic!("no example: {criteria}"));
    let example = example.split("; ").next().and_then(|first| first.split(" or ").next()).unwrap_or(example);
    serde_json::from_str(example).unwrap_or_else(|_| Value::from(example))
}

/// What the record of a wrong value says a right one is, and that it is one.
fn follow<T: ApiValidate<Context = ()> + DeserializeOwned>(wrong: &[Value]) -> String {
    let mut seen = String::new();
    for wrong in wrong {
        let body = json!({ "value": wrong });
        let errors =
            json::from_value::<T>(body.clone()).err().unwrap_or_else(|| panic!("{body} is accepted"));
        let criteria = errors.iter().next().expect("a record").criteria().to_string();
        let right = json!({ "value": example(&criteria) });
        let verdict = json::from_value::<T>(right.clone());
        assert!(verdict.is_ok(), "{right} of {criteria:?}: {:?}", verdict.err());
        if !seen.contains(&criteria) {
            seen += &criteria;
            seen += "\n";
        }
    }
    seen
}

macro_rules! follow {
    ($ty:ty, ($($rules:tt)*), [$($wrong:expr),*]) => {{
        #[derive(Deserialize, ApiValidate)]
        struct Dto {
            #[api($($rules)*)]
            #[allow(dead_code)]
            value: $ty,
        }
        follow::<Dto>(&[$(json!($wrong)),*])
    }};
    ($ty:ty, [$($wrong:expr),*]) => {{
        #[derive(Deserialize, ApiValidate)]
        struct Dto {
            #[allow(dead_code)]
            value: $ty,
        }
        follow::<Dto>(&[$(json!($wrong)),*])
    }};
}

macro_rules! dates {
    ($($ty:ty => $criteria:literal;)*) => {$(
        let of = |criteria: &str| format!("{criteria}\n");
        assert_eq!(follow!($ty, [7, "soon", true, {}, "30/JUL/1966"]), of($criteria));
        assert_eq!(follow!($ty, (date), [7, "soon", true, {}, "30/JUL/1966"]), of($criteria));
        let bounded = format!("{}; not after today", $criteria);
        assert_eq!(follow!($ty, (date(max = today)), [7, "soon", true, {}]), of(&bounded));
        assert_eq!(follow!(Option<$ty>, (required, date(max = today)), [7, "soon"]), of(&bounded));
    )*};
}

#[test]
fn of_typed_dates() {
    dates! {
        chrono::NaiveDate => "a date as YYYY-MM-dd, such as 1966-07-30";
        chrono::NaiveDateTime => "a date and time without offset, such as 1966-07-30T09:30:00";
        chrono::DateTime<chrono::Utc> => "a date and time with offset, such as 1966-07-30T09:30:00Z";
        chrono::DateTime<chrono::FixedOffset> => "a date and time with offset, such as 1966-07-30T09:30:00Z";
        jiff::civil::Date => "a date as YYYY-MM-dd, such as 1966-07-30";
        jiff::civil::DateTime => "a date and time without offset, such as 1966-07-30T09:30:00";
        jiff::Timestamp => "a date and time with offset, such as 1966-07-30T09:30:00Z";
        jiff::Zoned => "a date and time with time zone, such as 1966-07-30T09:30:00+00:00[UTC]";
        time::Date => "a date as a list of the year and its day, such as [1966, 211]";
        time::PrimitiveDateTime => "a date and time as a list of the year, its day, hours, minutes, seconds and nanoseconds, such as [1966, 211, 9, 30, 0, 0]";
        time::UtcDateTime => "a date and time as a list of the year, its day, hours, minutes, seconds and nanoseconds, such as [1966, 211, 9, 30, 0, 0]";
        time::OffsetDateTime => "a date and time as a list of the year, its day, hours, minutes, seconds, nanoseconds and the offset's hours, minutes and seconds, such as [1966, 211, 9, 30, 0, 0, 0, 0, 0]";
    }
}

#[test]
fn of_times_of_day() {
    let time = "a time of day, such as 09:30:00\n";
    assert_eq!(follow!(chrono::NaiveTime, [7, "soon", {}, "25:00:00"]), time);
    assert_eq!(follow!(jiff::civil::Time, [7, "soon", {}, "25:00:00"]), time);
    assert_eq!(
        follow!(time::Time, [7, "soon", {}, [25, 0, 0, 0]]),
        "a time of day as a list of hours, minutes, seconds and nanoseconds, such as [9, 30, 0, 0]\n"
    );
}

#[test]
fn of_addresses_and_times() {
    follow!(std::net::IpAddr, [7, "soon", {}]);
    follow!(std::net::Ipv4Addr, [7, "soon", {}]);
    follow!(std::net::Ipv6Addr, [7, "soon", {}]);
    follow!(std::net::SocketAddr, [7, "soon", {}]);
    follow!(std::time::Duration, [7, "soon", true]);
    follow!(std::time::SystemTime, [7, "soon", true]);
}

#[test]
fn of_rules_on_text() {
    follow!(String, (date), [7, "soon"]);
    follow!(String, (date(format = "yyyy-MM-dd", max = today)), [7, "soon"]);
    follow!(String, (email), ["soon"]);
    follow!(String, (uuid), ["soon"]);
    follow!(String, (ip), ["soon"]);
    follow!(String, (ipv4), ["soon"]);
    follow!(String, (ipv6), ["soon"]);
    follow!(String, (hostname), ["so on"]);
    follow!(String, (date_time), [7, "soon"]);
    follow!(String, (date_time(max = now)), [7, "soon"]);
    follow!(String, (time), ["soon"]);
    follow!(String, (phone), ["soon"]);
}

#[test]
fn of_a_date_that_a_function_reads_nothing_is_said() {
    #[derive(Deserialize, ApiValidate)]
    struct Dto {
        #[api(date(max = today))]
        #[serde(with = "time_of_text")]
        #[allow(dead_code)]
        value: time::Date,
    }

    mod time_of_text {
        use serde::{Deserialize, Deserializer, de::Error};

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<time::Date, D::Error> {
            let text = String::deserialize(deserializer)?;
            if text == "now" { Ok(time::Date::MIN) } else { Err(D::Error::custom("no")) }
        }
    }

    for wrong in [json!("soon"), json!(7)] {
        let errors = json::from_value::<Dto>(json!({ "value": wrong })).err().expect("it is refused");
        let criteria = errors.iter().map(|error| error.criteria().to_string()).collect::<Vec<_>>();
        assert_eq!(criteria, ["a date; not after today"], "{wrong}");
    }
}
