use std::borrow::Cow;

use api_validate::ApiValidate;

#[derive(Clone)]
struct Line<'a> {
    sku: &'a str,
}

#[derive(ApiValidate)]
struct Order<'a> {
    line: Line<'a>,
    lines: Cow<'a, [Line<'a>]>,
}

fn main() {}
