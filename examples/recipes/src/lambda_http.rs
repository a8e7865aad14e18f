use crate::answer::{CreateUser, answer};
use api_validate::{ApiError, json};
use lambda_http::{Body, Error, Request, Response, service_fn};

fn create(request: &Request) -> Result<Response<Body>, ApiError> {
    let user = json::from_slice::<CreateUser>(request.body())?;
    Ok(Response::new(format!("Welcome, {}.", user.name).into()))
}

/// Gives every error its body.
pub async fn handle(request: Request) -> Result<Response<Body>, Error> {
    let error = match create(&request) {
        Ok(response) => return Ok(response),
        Err(error) => error,
    };
    let answer = answer(&error, |name| request.headers().get(name)?.to_str().ok());
    let response = Response::builder().status(answer.status);
    let response =
        answer.headers.into_iter().fold(response, |response, (name, value)| response.header(name, value));
    Ok(response.body(answer.body.into())?)
}

/// The `main` of the function.
pub async fn run() -> Result<(), Error> {
    lambda_http::run(service_fn(handle)).await
}

#[cfg(test)]
mod tests {
    use lambda_http::Request;

    async fn send(body: &str) -> (u16, String) {
        let response = super::handle(Request::new(body.into())).await.unwrap();
        (response.status().as_u16(), String::from_utf8(response.body().to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_body_that_breaks_rules_is_answered_with_records() {
        assert_eq!(send(r#"{"name":"Ada"}"#).await, (200, "Welcome, Ada.".to_owned()));
        crate::tests::is_the_standard_answer(send(r#"{"name":" "}"#).await);
    }
}
