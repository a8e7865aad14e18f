//! A day that the calendar does not have, in the right form: the form is not what is wrong.

use api_validate::{ApiValidate, Fault, German, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)] // read to be refused
struct Days {
    #[api(date)]
    text: Option<String>,
    #[api(date(format = "MM/dd/YYYY"))]
    american: Option<String>,
    #[api(date_time)]
    time: Option<String>,
    chrono: Option<chrono::NaiveDate>,
    #[api(date(max = today))]
    jiff: Option<jiff::civil::Date>,
    at: Option<jiff::Timestamp>,
}

fn told(body: &str) -> String {
    let errors = json::from_str::<Days>(body).unwrap_err();
    let record = errors.iter().next().unwrap();
    assert_eq!(record.error_type().as_str(), "INVALID_DATE_FORMAT", "{body}");
    record.message().to_string()
}

#[test]
fn the_message_says_that_there_is_no_such_day() {
    const NONE: &str = "There is no such day in the calendar. This must be a date";
    for (body, form) in [
        (r#"{"text":"31/FEB/2027"}"#, " as dd/MMM/YYYY, such as 30/JUL/1966."),
        (r#"{"text":"00/JAN/2027"}"#, " as dd/MMM/YYYY, such as 30/JUL/1966."),
        (r#"{"text":"01/JAN/0000"}"#, " as dd/MMM/YYYY, such as 30/JUL/1966."),
        (r#"{"american":"31/12/2026"}"#, " as MM/dd/YYYY, such as 07/30/1966."),
        (r#"{"time":"2026-02-30T10:00:00Z"}"#, " and time as RFC 3339, such as 1966-07-30T15:00:00Z."),
        (r#"{"chrono":"2026-02-30"}"#, " as YYYY-MM-dd, such as 1966-07-30."),
        (r#"{"jiff":"2026-02-30"}"#, " as YYYY-MM-dd, such as 1966-07-30."),
        (r#"{"at":"2026-06-31T00:00:00Z"}"#, " and time with offset, such as 1966-07-30T09:30:00Z."),
    ] {
        assert_eq!(told(body), format!("{NONE}{form}"), "{body}");
    }
    for body in [
        r#"{"text":"31/FEB/27"}"#,
        r#"{"text":"31/XYZ/2027"}"#,
        r#"{"time":"2026-02-28"}"#,
        r#"{"chrono":"2026-2-30"}"#,
        r#"{"chrono":"2026-02-28x"}"#,
        r#"{"chrono":5}"#,
    ] {
        assert!(told(body).starts_with("This must be a date"), "{body}");
    }
}

#[test]
fn the_fault_and_german_say_it_too() {
    let errors =
        json::from_str::<Days>(r#"{"text":"31/FEB/2027","chrono":"2026-02-30","jiff":"2026-02-30"}"#)
            .unwrap_err();
    assert!(errors.iter().all(|record| record.fault() == Some(Fault::NoSuchDay)));
    let lead = "Diesen Tag gibt es im Kalender nicht. Erwartet wird: ein Datum im Format";
    assert_eq!(
        errors.localized(&German::new()).to_string(),
        format!(
            "text: {lead} dd/MMM/YYYY, etwa 30/JUL/1966. (INVALID_DATE_FORMAT)\n\
             chrono: {lead} YYYY-MM-dd, etwa 1966-07-30. (INVALID_DATE_FORMAT)\n\
             jiff: {lead} YYYY-MM-dd, etwa 1966-07-30. (INVALID_DATE_FORMAT)"
        )
    );
}
