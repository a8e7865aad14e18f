use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Period {
    #[api(date(after = end))]
    start: String,
    #[api(date(after = start))]
    end: String,
}

#[derive(ApiValidate)]
struct Visit {
    #[api(date_time(before = left))]
    came: String,
    #[api(date_time(max = self.gone))]
    left: String,
    #[api(date_time(before = came))]
    gone: Option<String>,
}

#[derive(ApiValidate)]
enum Offer {
    Range {
        #[api(range(min = self.high))]
        low: u8,
        #[api(range(above = self.low))]
        high: u8,
    },
    Between(u8, #[api(range(above = self.0, below = self.0))] u8),
}

fn main() {}
