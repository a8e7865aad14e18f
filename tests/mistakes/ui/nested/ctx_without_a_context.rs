use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = usize)]
struct Line {
    #[api(length(max = *ctx))]
    text: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(when(ctx.is_strict, required))]
    name: Option<String>,
    #[api(length(min = 1, max = ctx.max))]
    text: String,
    #[api(each(range(max = ctx.most)))]
    numbers: Vec<u8>,
    #[api(nested(context = &ctx.limits))]
    lines: Vec<Line>,
    #[api(nested(ctx.limits))]
    more: Vec<Line>,
}

fn main() {}
