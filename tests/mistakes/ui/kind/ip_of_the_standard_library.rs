use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Host {
    #[api(ipv4)]
    address: std::net::Ipv4Addr,
}

fn main() {}
