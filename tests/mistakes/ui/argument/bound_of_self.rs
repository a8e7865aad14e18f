use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Order {
    least: u8,
    #[api(number(scale = self.least))]
    amount: String,
    #[api(multiple_of(ctx.most))]
    step: u8,
    #[api(range(max = self::MOST))]
    fine: u8,
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Types {
    text: String,
    #[api(range(min = ctx.name))]
    amount: u8,
    #[api(range(min = self.text))]
    of_a_field: u8,
    #[api(length(max = ctx.most - 300, min = ctx.name))]
    name: String,
    #[api(date(min = ctx.most))]
    date: String,
    #[api(length(max = self.missing))]
    missing_field: String,
}

struct Limits {
    most: i8,
    name: &'static str,
}

const MOST: u8 = 9;

fn main() {}
