use crate::answer::{CreateUser, answer};
use api_validate::{ApiError, ApiValidate, Validated, json};
use poem::{
    Endpoint, EndpointExt, FromRequest, IntoResponse, Request, RequestBody, Response, ResponseBuilder, Route,
    error::InternalServerError, handler, http::StatusCode, post,
};
use serde::de::DeserializeOwned;

struct ValidJson<T>(Validated<T>);

impl<'a, T: DeserializeOwned + ApiValidate<Context = ()> + Send> FromRequest<'a> for ValidJson<T> {
    async fn from_request(_: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let body = body.take()?.into_bytes_limit(64 * 1024).await?;
        json::from_slice(&body).map(Self).map_err(|errors| failed(errors.into()))
    }
}

/// For handlers, too.
fn failed(error: ApiError) -> poem::Error {
    poem::Error::new(error, StatusCode::BAD_REQUEST)
}

#[handler]
fn create(ValidJson(user): ValidJson<CreateUser>) -> String {
    format!("Welcome, {}.", user.name)
}

/// Gives every error its body, those of poem as well.
async fn call(app: impl Endpoint, request: Request) -> poem::Result<Response> {
    let headers = request.headers().clone();
    let error = match app.call(request).await {
        Ok(response) => return Ok(response.into_response()),
        Err(error) => error.downcast().unwrap_or_else(|error| ApiError::from_status(error.status().as_u16())),
    };
    let answer = answer(&error, |name| headers.get(name)?.to_str().ok());
    let response =
        Response::builder().status(StatusCode::from_u16(answer.status).map_err(InternalServerError)?);
    let with = |response, (name, value)| ResponseBuilder::header(response, name, value);
    Ok(answer.headers.into_iter().fold(response, with).body(answer.body))
}

pub fn app() -> impl Endpoint<Output = Response> {
    Route::new().at("/users", post(create)).around(call)
}

#[cfg(test)]
mod tests {
    use poem::{Endpoint, Request, http::Method};

    async fn send(path: &str, body: &'static str) -> (u16, String) {
        let request = Request::builder().method(Method::POST).uri(path.parse().unwrap()).body(body);
        let response = super::app().get_response(request).await;
        (response.status().as_u16(), response.into_body().into_string().await.unwrap())
    }

    #[tokio::test]
    async fn a_body_that_breaks_rules_is_answered_with_records() {
        assert_eq!(send("/users", r#"{"name":"Ada"}"#).await, (200, "Welcome, Ada.".to_owned()));
        crate::tests::is_the_standard_answer(send("/users", r#"{"name":" "}"#).await);
    }

    #[tokio::test]
    async fn errors_of_poem_have_the_standard_body_too() {
        let (status, body) = send("/user", "").await;
        assert!(status == 404 && body.contains("/not-found"), "{status} {body}");
    }
}
