//! Values that hold others, as serde reads them.

use api_validate::ApiValidate;
use serde::Deserialize;
use serde_json::json;

use crate::agree::Schema;

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Answer {
    result: Result<u8, String>,
    maybe: Result<Option<u8>, Part>,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Part {
    #[api(length(max = 2))]
    word: String,
}

#[test]
fn results() {
    let schema = Schema::of::<Answer>();
    let results =
        [json!(1), json!("a"), json!({ "Ok": 1 }), json!({ "Ok": 300 }), json!({ "Err": "a" }), json!(null)];
    let parts = [
        json!({ "Ok": null }),
        json!({ "Ok": 1 }),
        json!({ "Err": { "word": "a" } }),
        json!({ "Err": { "word": "abc" } }),
        json!({ "word": "a" }),
        json!({}),
    ];
    for result in &results {
        for maybe in &parts {
            schema.agrees::<Answer>(&json!({ "result": result, "maybe": maybe }));
        }
        schema.agrees::<Answer>(&json!({ "result": result }));
    }
    assert!(schema.is_valid(&json!({ "result": { "Err": "a" }, "maybe": { "Ok": null } })));
}

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Transparent {
    inner: Option<u8>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Needed {
    #[api(required)]
    inner: Option<u8>,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Newtype(Option<u8>);

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Around<T: ApiValidate<Context = ()>> {
    inner: T,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Holder<T: ApiValidate<Context = ()>> {
    #[api(nested)]
    value: T,
}

fn agrees<T: ApiValidate<Context = ()> + serde::de::DeserializeOwned>() {
    for body in [
        json!({}),
        json!({ "value": null }),
        json!({ "value": 1 }),
        json!({ "value": [] }),
        json!(null),
        json!(1),
    ] {
        Schema::of::<T>().agrees::<T>(&body);
    }
}

/// What has the place of an option may be left out only if serde says so.
#[test]
fn options_in_newtypes() {
    agrees::<Transparent>();
    agrees::<Newtype>();
    agrees::<Holder<Transparent>>();
    agrees::<Holder<Newtype>>();
    agrees::<Holder<Needed>>();
    agrees::<Holder<Around<Needed>>>();
    agrees::<Holder<Around<Transparent>>>();
    agrees::<Holder<Around<Newtype>>>();
    agrees::<Holder<Around<u8>>>();
    agrees::<Holder<Vec<Transparent>>>();
}
