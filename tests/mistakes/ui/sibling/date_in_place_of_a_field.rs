use api_validate::ApiValidate;

struct Limits {
    opening: api_validate::Date,
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Stay {
    #[api(date)]
    booked: String,
    #[api(date(before = today))]
    arrival: String,
    #[api(date(after = "01/JAN/2020"))]
    departure: String,
    #[api(date(before = today + 1 day, after = yesterday))]
    paid: String,
    #[api(date(after = ctx.opening))]
    opened: String,
    #[api(date(max = self.booked + 5 days))]
    closed: String,
    #[api(date(before = START))]
    started: String,
    #[api(date_time(after = now, before = "2026-01-01T00:00:00Z"))]
    sent: String,
    #[api(date_time(after = ctx.opening))]
    seen: String,
    #[api(date(after = "booked"))]
    quoted: String,
    #[api(before(today))]
    earlier: String,
}

fn main() {}
