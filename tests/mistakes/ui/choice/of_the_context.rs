use api_validate::ApiValidate;

struct Names {
    all: &'static [&'static str],
    one: u8,
}

#[derive(ApiValidate)]
#[api(context = Names)]
struct Order {
    #[api(one_of(ctx.all))]
    name: String,
    #[api(equal(ctx.one))]
    number: u8,
    #[api(none_of(self.number))]
    other: u8,
}

fn main() {}
