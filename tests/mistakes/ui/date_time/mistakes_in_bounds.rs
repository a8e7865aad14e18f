use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Meeting {
    #[api(date_time(min = "2026-01-01"))]
    date: String,
    #[api(date_time(min = "2026-02-29T00:00:00Z"))]
    no_such_day: String,
    #[api(date_time(min = "2026-01-01T00:00:00"))]
    no_offset: String,
    #[api(date_time(min = "2026-01-01T00:00:00.0123456789+01:00"))]
    long: String,
    #[api(date_time(max = today))]
    today: String,
    #[api(date_time(max = "now"))]
    quoted: String,
    #[api(date_time(max = now + 1))]
    more: String,
    #[api(date_time(max = 5))]
    number: String,
    #[api(date_time(min = "2026-01-01T00:30:00Z", max = "2026-01-01T01:00:00+01:00"))]
    turned: String,
    #[api(date_time(format = "dd/MMM/YYYY"))]
    format: String,
}

fn main() {}
