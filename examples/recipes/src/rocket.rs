use crate::answer::{CreateUser, answer};
use api_validate::{ApiError, ApiValidate, Validated, json};
use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::response::{self, Responder, Response};
use rocket::{Build, Request, Rocket, catch, catchers, http::Status, post, routes};
use serde::de::DeserializeOwned;
use std::io::Cursor;

struct ValidJson<T>(Validated<T>);

#[derive(Debug)]
struct Failed(ApiError);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned + ApiValidate<Context = ()>> FromData<'r> for ValidJson<T> {
    type Error = Failed;

    async fn from_data(_: &'r Request<'_>, body: Data<'r>) -> Outcome<'r, Self> {
        let read = match body.open(64.kibibytes()).into_bytes().await {
            Ok(body) if body.is_complete() => json::from_slice(&body).map_err(ApiError::from),
            Ok(_) => Err(ApiError::from_status(413)),
            Err(error) => Err(ApiError::from_status(400).caused_by(error)),
        };
        match read {
            Ok(value) => Outcome::Success(Self(value)),
            Err(error) => Outcome::Error((Status::BadRequest, Failed(error))),
        }
    }
}

impl<'r> Responder<'r, 'static> for Failed {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let answer = answer(&self.0, |name| request.headers().get_one(name));
        let mut response = Response::build();
        response.status(Status::new(answer.status)).sized_body(answer.body.len(), Cursor::new(answer.body));
        for (name, value) in answer.headers {
            response.raw_header(name, value);
        }
        response.ok()
    }
}

#[post("/users", data = "<user>")]
fn create(user: Result<ValidJson<CreateUser>, Failed>) -> Result<String, Failed> {
    let ValidJson(user) = user?;
    Ok(format!("Welcome, {}.", user.name))
}

/// Gives Rocket's own errors their body.
#[catch(default)]
fn failed(status: Status, _: &Request<'_>) -> Failed {
    Failed(ApiError::from_status(status.code))
}

pub fn app() -> Rocket<Build> {
    rocket::build().mount("/", routes![create]).register("/", catchers![failed])
}

#[cfg(test)]
mod tests {
    use rocket::local::asynchronous::Client;

    async fn send(path: &str, body: &'static str) -> (u16, String) {
        let client = Client::untracked(super::app()).await.unwrap();
        let response = client.post(path).body(body).dispatch().await;
        (response.status().code, response.into_string().await.unwrap())
    }

    #[tokio::test]
    async fn a_body_that_breaks_rules_is_answered_with_records() {
        assert_eq!(send("/users", r#"{"name":"Ada"}"#).await, (200, "Welcome, Ada.".to_owned()));
        crate::tests::is_the_standard_answer(send("/users", r#"{"name":" "}"#).await);
    }

    #[tokio::test]
    async fn errors_of_rocket_have_the_standard_body_too() {
        let (status, body) = send("/user", "").await;
        assert!(status == 404 && body.contains("/not-found"), "{status} {body}");
    }
}
