use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(r"\h"))]
    unknown: String,
    #[api(pattern(r"\Aa\z"))]
    start: String,
    #[api(pattern(r"a\Z"))]
    end: String,
    #[api(pattern(r"\@"))]
    not_needed: String,
    #[api(pattern("a\\"))]
    nothing: String,
    #[api(pattern(r"\01"))]
    octal: String,
    #[api(pattern(r"\c1"))]
    control: String,
    #[api(pattern(r"\x1"))]
    hex: String,
    #[api(pattern(r"\u12"))]
    unicode: String,
    #[api(pattern(r"\u{}"))]
    code_point: String,
    #[api(pattern(r"\u{110000}"))]
    too_large: String,
    #[api(pattern(r"\uD83D"))]
    surrogate: String,
}

fn main() {}
