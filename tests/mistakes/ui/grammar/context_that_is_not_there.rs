use api_validate::{ApiValidate, Violation};

fn below(most: u32) -> impl Fn(&u32) -> Result<(), Violation> {
    move |_| if most > 0 { Ok(()) } else { Err(Violation::new(api_validate::ValidationErrorType::InvalidFormat)) }
}

#[derive(ApiValidate)]
struct Order {
    #[api(when(ctx.strict, required, lenght(max = 5)))]
    reference: String,
    #[api(length(max = ctx.max))]
    title: String,
    #[api(range(min = ctx.least, max = 10))]
    count: u32,
    #[api(each(date(max = ctx.closed)))]
    dates: Vec<String>,
    #[api(date(max = ctx.closed))]
    start: String,
    #[api(date(after = start))]
    end: String,
    #[api(custom(below(ctx.most)))]
    most: u32,
    #[api(custom(|_: &u32, ctx: &()| if *ctx == () { Ok(()) } else { Err(Violation::new(api_validate::ValidationErrorType::InvalidFormat)) }))]
    own: u32,
}

fn main() {}
