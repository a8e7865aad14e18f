//! What a function of the service asks of a parameter is written where serde reads it, too.

use std::{fmt::Display, str::FromStr};

use api_validate::ApiValidate;
use serde::{Deserialize, Deserializer, de::Error};

fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[derive(Deserialize, ApiValidate)]
#[serde(bound(deserialize = "T: FromStr, T::Err: Display"))]
struct Parsed<T> {
    #[serde(deserialize_with = "parsed")]
    #[api(nested)]
    value: T,
}

/// It replaces all other bounds.
#[derive(ApiValidate, Deserialize)]
#[serde(bound(deserialize = "T: FromStr, T::Err: Display"))]
#[api(bound = "T: ApiValidate<Context = ()>")]
struct Overridden<T> {
    #[serde(deserialize_with = "parsed")]
    value: T,
}

fn main() {}
