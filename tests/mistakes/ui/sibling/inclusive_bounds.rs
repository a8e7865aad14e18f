use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Booking {
    #[api(date)]
    arrival: String,
    #[api(date(not_before = arrival))]
    not_before: String,
    #[api(date_time(on_or_before = arrival, after_or_equal = arrival))]
    on_or_before: String,
    #[api(not_before(arrival))]
    word: String,
    #[api(after(arrival), at_or_before(arrival))]
    words: String,
    #[api(date(min = arrival))]
    without_self: String,
    #[api(date(after = self.arrival))]
    with_self: String,
    #[api(date(min = self.arival))]
    misspelt: String,
    #[api(date(max = self.itself))]
    itself: String,
    #[api(date_time(min = self.arrival))]
    another_kind: String,
    #[api(each(date_time(min = self.arrival)))]
    elements: Vec<String>,
    #[api(date_time(min = self.arrival.clone()))]
    expression: String,
    least: u8,
    #[api(range(min = least))]
    number: u8,
    #[api(length(max = least))]
    text: String,
}

fn main() {}
