use crate::answer::{CreateUser, answer};
use api_validate::{ApiError, ApiValidate, Validated, json};
use salvo::http::{HeaderName, HeaderValue, ParseError, ResBody, StatusCode, StatusError};
use salvo::{Request, Response, Router, Service, catcher::Catcher, handler};
use serde::de::DeserializeOwned;

async fn valid_json<T>(request: &mut Request) -> Result<Validated<T>, StatusError>
where
    T: DeserializeOwned + ApiValidate<Context = ()>,
{
    match request.payload().await {
        Ok(body) => json::from_slice(body).map_err(|errors| failed(errors.into())),
        Err(ParseError::PayloadTooLarge) => Err(StatusError::payload_too_large()),
        Err(error) => Err(failed(ApiError::from_status(400).caused_by(error))),
    }
}

/// For handlers, too.
fn failed(error: ApiError) -> StatusError {
    StatusError::bad_request().origin(error)
}

#[handler]
async fn create(request: &mut Request) -> Result<String, StatusError> {
    let user = valid_json::<CreateUser>(request).await?;
    Ok(format!("Welcome, {}.", user.name))
}

/// Gives every error its body, those of salvo as well.
#[handler]
fn catch(request: &mut Request, response: &mut Response) {
    let status = response.status_code.map_or(404, |status| status.as_u16());
    let own = match response.take_body() {
        ResBody::Error(error) => error.origin.and_then(|origin| origin.downcast::<ApiError>().ok()),
        _ => None,
    };
    let error = own.map_or_else(|| ApiError::from_status(status), |error| *error);
    let answer = answer(&error, |name| request.headers().get(name)?.to_str().ok());
    response.status_code = StatusCode::from_u16(answer.status).ok();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.body(answer.body);
}

pub fn app() -> Service {
    Service::new(Router::with_path("users").post(create)).catcher(Catcher::new(catch))
}

#[cfg(test)]
mod tests {
    use salvo::test::{ResponseExt, TestClient};

    async fn send(path: &str, body: &'static str) -> (u16, String) {
        let url = format!("http://localhost{path}");
        let mut response = TestClient::post(url).body(body).send(&super::app()).await;
        (response.status_code.unwrap().as_u16(), response.take_string().await.unwrap())
    }

    #[tokio::test]
    async fn a_body_that_breaks_rules_is_answered_with_records() {
        assert_eq!(send("/users", r#"{"name":"Ada"}"#).await, (200, "Welcome, Ada.".to_owned()));
        crate::tests::is_the_standard_answer(send("/users", r#"{"name":" "}"#).await);
    }

    #[tokio::test]
    async fn errors_of_salvo_have_the_standard_body_too() {
        let (status, body) = send("/user", "").await;
        assert!(status == 404 && body.contains("/not-found"), "{status} {body}");
    }
}
