use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Document {
    #[api(date(format = "YYYY-MM-DD"))]
    sql: String,
    #[api(date(format = "%Y-%m-%d"))]
    c: String,
    #[api(date(format = "%F"))]
    short: String,
    #[api(date(format = "dd/mm/yyyy"))]
    minutes: String,
    #[api(date(format = "d-mmm-yyyy"))]
    spreadsheet: String,
    #[api(date(format = "%d %B %Y"))]
    long: String,
    #[api(date(format = "%d.%m.%y"))]
    two_digits: String,
    #[api(date(format = "yyyy-MM-dd"))]
    fine: String,
}

fn main() {}
