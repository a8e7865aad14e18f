use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Contact {
    #[api(uuid, email)]
    id: String,
    #[api(email, length(max = 20), url(schemes("mailto")))]
    address: Option<String>,
    #[api(each(ipv4, required, uuid))]
    hosts: Vec<String>,
    #[api(keys(phone, stop, hostname, credit_card))]
    numbers: std::collections::BTreeMap<String, u8>,
    #[api(date, time)]
    day: String,
    #[api(when(self.day.is_empty(), date_time, ip))]
    since: String,
    #[api(ip, hostname(code = "ACME_HOST"))]
    host: String,
}

fn main() {}
