use api_validate::{ApiValidate, filter::Filter, filter::OrderBy};
use serde::Deserialize;

type Condition = Option<Filter>;

#[derive(Deserialize, ApiValidate)]
struct List {
    filter: Option<Filter>,
    second: Condition,
    orderby: OrderBy,
    #[api(required)]
    third: Option<Filter>,
    #[api(skip)]
    fourth: Option<Filter>,
}

fn main() {}
