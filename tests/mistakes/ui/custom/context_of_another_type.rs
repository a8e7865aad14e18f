use api_validate::{ApiValidate, Violation};

struct Tenant;
struct Accounts;

fn of_accounts(_: &str, _: &Accounts) -> Result<(), Violation> {
    Ok(())
}

fn by_value(_: &String, _: Tenant) -> Result<(), Violation> {
    Ok(())
}

fn mutable(_: &String, _: &mut Tenant) -> Result<(), Violation> {
    Ok(())
}

fn on_the_type(_: &Order, _: &Accounts) -> Result<(), Violation> {
    Ok(())
}

fn of_tenant(_: &str, _: &Tenant) -> Result<(), Violation> {
    Ok(())
}

#[derive(ApiValidate)]
#[api(context = Tenant, custom(on_the_type))]
struct Order {
    #[api(custom(of_accounts))]
    reference: String,
    #[api(custom(by_value))]
    number: String,
    #[api(each(custom(mutable)))]
    notes: Vec<String>,
    #[api(custom(of_tenant))]
    name: Option<String>,
}

fn main() {}
