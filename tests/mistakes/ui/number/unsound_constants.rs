use api_validate::{ApiValidate, Num};

const NOWHERE: f64 = f64::NAN;
const SINGLE: f32 = 0.0 / 0.0;
const MANY: u8 = 9;
const FEW: i64 = -3;
const NO_STEP: f32 = 0.0;

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = NOWHERE))]
    most: f64,
    #[api(range(above = 0, below = SINGLE))]
    both: f32,
    #[api(range(min = Num::Float(NOWHERE)))]
    number: f64,
    #[api(range(min = MANY, max = FEW))]
    swapped: i64,
    #[api(range(max = 8, min = MANY))]
    literal: u8,
    #[api(multiple_of(NO_STEP))]
    step: f64,
    #[api(multiple_of(FEW))]
    negative: i64,
    #[api(length(min = MANY as usize, max = 8))]
    text: String,
    #[api(length(min = 9, max = usize::MIN))]
    none: String,
}

fn main() {}
