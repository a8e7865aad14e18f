use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("/abc/i"))]
    flagged: String,
    #[api(pattern(r"/^a\/b$/"))]
    plain: String,
    #[api(pattern("/a/b"))]
    path: String,
    #[api(pattern("/abc/x"))]
    other: String,
    #[api(pattern("[/]abc/i"))]
    escaped: String,
}

fn main() {}
