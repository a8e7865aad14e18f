use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Order {
    least: u8,
    #[api(range(min = self.least, max = ctx.most))]
    amount: u8,
    #[api(length(max = usize::from(self.least)))]
    name: String,
    #[api(date(min = ctx.opening))]
    date: String,
    #[api(range(max = self::MOST))]
    fine: u8,
}

struct Limits {
    most: u8,
    opening: api_validate::Date,
}

const MOST: u8 = 9;

fn main() {}
