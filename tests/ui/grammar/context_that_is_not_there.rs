use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(when(ctx.strict, required))]
    reference: String,
}

fn main() {}
