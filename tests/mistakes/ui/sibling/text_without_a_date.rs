use std::borrow::Cow;

use api_validate::{ApiValidate, Patch};
use serde::Deserialize;

type Text = Option<String>;

#[derive(ApiValidate)]
struct Stay {
    arrival: String,
    #[api(date(after = arrival))]
    departure: String,
    #[api(date(format = "YYYY-MM-dd", min = self.arrival))]
    paid: Option<String>,
    #[api(each(date(max = self.arrival)))]
    notices: Vec<String>,
    #[api(length(max = 30))]
    check_in: &'static str,
    #[api(when(self.paid.is_some(), date_time(before = check_in)))]
    booked: String,
}

#[derive(ApiValidate)]
struct Alias {
    arrival: Text,
    #[api(date(after = arrival))]
    departure: String,
    #[api(each(date(max = self.arrival)))]
    notices: Vec<String>,
    check_in: compact_str::CompactString,
    #[api(date_time(max = self.check_in))]
    booked: String,
}

#[derive(Deserialize, ApiValidate)]
struct Typed<'a> {
    placed: Option<chrono::NaiveDate>,
    sent: jiff::Timestamp,
    #[api(when(self.placed.is_some(), date))]
    paid: Cow<'a, str>,
    #[api(date(after = placed, before = sent))]
    packed: String,
    #[serde(default)]
    #[api(date(min = self.paid))]
    received: Patch<String>,
}

fn main() {}
