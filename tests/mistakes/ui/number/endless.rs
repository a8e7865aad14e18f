use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = f64::INFINITY))]
    most: f64,
    #[api(range(min = -f32::INFINITY, below = std::f64::NAN))]
    both: f32,
    #[api(range(above = f64::NEG_INFINITY as f32))]
    cast: f32,
    #[api(range(max = (1.0 / 0.0)))]
    divided: f64,
    #[api(multiple_of(f64::NAN))]
    step: f64,
}

fn main() {}
