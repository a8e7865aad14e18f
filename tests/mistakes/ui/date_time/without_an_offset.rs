use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Meeting {
    #[api(date_time)]
    start: chrono::NaiveDateTime,
}

fn main() {}
