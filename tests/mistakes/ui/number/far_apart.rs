use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Bounds {
    #[api(range(min = 1e9223372036854775807, max = 5))]
    huge: f64,
    #[api(range(min = 1e-2000000, max = 0))]
    tiny: f64,
    #[api(range(min = -1e50, max = -1e60))]
    negative: f64,
    #[api(range(min = 1e-2000000, max = 5))]
    fine: f64,
    #[api(range(min = -1e60, max = -1e50))]
    fine_too: f64,
}

fn main() {}
