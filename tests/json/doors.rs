//! The extractors of both frameworks say of a body what `json::from_slice` says of it.

use std::fmt::Debug;

use actix_web::{FromRequest as _, test::TestRequest};
use api_validate::{ApiError, ApiValidate, Validated, ValidationErrors, actix, axum::ValidJson, json};
use api_validate_tests::block_on;
use axum::{
    body::Body,
    extract::{FromRequest as _, Request},
};
use serde::de::DeserializeOwned;

use crate::{
    bodies::{Dice, count, mutate},
    matrix::{Either, Flat, Lists, Optional, Shape},
};

const JSON: (&str, &str) = ("content-type", "application/json");

macro_rules! doors {
    ($($test:ident: $type:ty, [$($body:literal),* $(,)?];)*) => {$(
        #[test]
        fn $test() {
            let (mut dice, bodies): (_, &[&str]) = (Dice::new(), &[$($body),*]);
            for n in 0..count() / 10 {
                let mutations = dice.below(4);
                let body = mutate(bodies[n % bodies.len()], mutations, &mut dice).body;
                let mut bytes = body.into_bytes();
                agree::<$type>(&bytes);
                let middle = bytes.len() / 2;
                if let Some(byte) = bytes.get_mut(middle) {
                    *byte = 0xff;
                    agree::<$type>(&bytes);
                }
            }
        }
    )*};
}

doors! {
    optional: Optional, [
        r#"{"needed":"a","maybe":1,"patch":2,"usual":3,"seven":4,"boxed":{"n":1,"s":"a"}}"#,
        r#"{"needed":"","maybe":null,"patch":null,"boxed":null}"#,
    ];
    lists: Lists, [
        r#"{"nested":[[{"n":1}],[{"n":1},{"n":2}]],"options":[null,{"n":1}],"shapes":["Unit",{"Circle":{"radius":1}}],"dates":["2020-01-01"],"array":[{"n":1},{"n":2}],"tuple":[{"n":1},1]}"#,
    ];
    flat: Flat, [r#"{"id":1,"n":1,"s":"a","x":1,"y":2,"z":{"a":[1,"a"]}}"#];
    shape: Shape, [r#"{"Circle":{"radius":1}}"#, r#"{"Pair":[1,"a"]}"#, r#""Unit""#];
    either: Either, ["5", r#"{"n":1}"#, r#"["a"]"#];
}

fn agree<T>(body: &[u8])
where
    T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug + Send + Sync + 'static,
{
    let told = json::from_slice::<T>(body).map(Validated::into_inner).map_err(|errors| text(&errors));
    assert_eq!(answer(through_axum(body)), told, "axum: {}", body.escape_ascii());
    assert_eq!(answer(through_actix(body)), told, "actix: {}", body.escape_ascii());
}

fn through_axum<T>(body: &[u8]) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Send + Sync,
{
    let request = Request::post("/").header(JSON.0, JSON.1).body(Body::from(body.to_vec()));
    block_on(ValidJson::from_request(request.expect("a request"), &())).map(|ValidJson(value)| value)
}

fn through_actix<T>(body: &[u8]) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + 'static,
{
    let request = TestRequest::post().insert_header(JSON).set_payload(body.to_vec());
    let (request, mut payload) = request.to_http_parts();
    block_on(actix::ValidJson::from_request(&request, &mut payload)).map(|actix::ValidJson(value)| value)
}

fn answer<T>(read: Result<Validated<T>, ApiError>) -> Result<T, String> {
    read.map(Validated::into_inner).map_err(|error| {
        assert_eq!(error.status(), 400, "{error:?}");
        text(error.validation_errors().expect("what is wrong with it"))
    })
}

fn text(errors: &ValidationErrors) -> String {
    format!("{} {errors}", errors.truncated())
}
