use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Host {
    #[api(ipv4, ipv6)]
    address: String,
    #[api(ip, ipv4)]
    gateway: String,
}

fn main() {}
