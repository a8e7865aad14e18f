use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Meeting {
    #[api(date)]
    day: String,
    #[api(date_time(after = day))]
    start: String,
    #[api(date(after = start))]
    next: String,
}

fn main() {}
