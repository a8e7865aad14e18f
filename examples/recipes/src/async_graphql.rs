use api_validate::{ApiValidate, ValidationErrors};
use async_graphql::{
    EmptySubscription, Error, ErrorExtensions, InputObject, Object, Result, Schema, to_value,
};
use serde::Deserialize;

/// GraphQL checks the types. `rename_all` gives the records the names of the schema.
#[derive(Deserialize, InputObject, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct CreateUser {
    #[api(required, length(max = 50))]
    full_name: String,
}

pub struct Mutation;

#[Object]
impl Mutation {
    async fn create_user(&self, input: CreateUser) -> Result<String> {
        input.validate().map_err(|errors| failed(&errors))?;
        Ok(format!("Welcome, {}.", input.full_name))
    }
}

/// An error of the resolver, with the records in its `extensions`.
fn failed(errors: &ValidationErrors) -> Error {
    Error::new("The input breaks rules.").extend_with(|_, extensions| {
        extensions.set("code", "VALIDATION_FAILED");
        extensions.set("records", to_value(errors).unwrap_or_default());
    })
}

pub struct Query;

#[Object]
impl Query {
    async fn version(&self) -> u8 {
        1
    }
}

pub fn schema() -> Schema<Query, Mutation, EmptySubscription> {
    Schema::new(Query, Mutation, EmptySubscription)
}

#[cfg(test)]
mod tests {
    async fn create(name: &str) -> serde_json::Value {
        let mutation = format!("mutation {{ createUser(input: {{ fullName: {name:?} }}) }}");
        serde_json::to_value(super::schema().execute(mutation).await).unwrap()
    }

    #[tokio::test]
    async fn an_input_that_breaks_rules_is_answered_with_records() {
        assert_eq!(create("Ada").await["data"]["createUser"], "Welcome, Ada.");
        let refused = create(" ").await;
        let record = &refused["errors"][0]["extensions"]["records"][0];
        assert_eq!(record["Field"], "fullName", "{refused}");
        assert_eq!(record["ValidationErrorType"], "REQUIRED_FIELD_MISSING", "{refused}");
    }
}
