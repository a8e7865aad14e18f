//! Making an answer the standard's.

use actix_web::{
    Error, HttpResponse,
    body::{self, BodySize, BoxBody, EitherBody, MessageBody},
    dev::ServiceResponse,
    error::InternalError,
    http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};

use super::{
    outcome::{ForError, Outcome},
    response::{head, put},
};
use crate::{
    ApiError,
    http::{self, ABOUT_BYTES, Fate, Judged, Payload, Reply, caught_while_polled},
};

type Answer = http::Answer<HeaderName>;
type Answered<B> = Result<ServiceResponse<ForError<B>>, Error>;

pub(super) async fn of<B: MessageBody + 'static>(mut answer: Answer, outcome: Outcome<B>) -> Answered<B> {
    // A body that has to be read, or a locale, can panic too.
    let payload = match caught_while_polled(answered(&answer, outcome)).await {
        Ok(Ok(answered)) => return answered,
        Ok(Err(payload)) | Err(payload) => payload,
    };
    let error = answer.after_panic(&*payload);
    Err(without_request(of_error::<BoxBody>(&answer, &error)))
}

async fn answered<B>(answer: &Answer, outcome: Outcome<B>) -> Result<Answered<B>, Payload>
where
    B: MessageBody + 'static,
{
    Ok(match outcome {
        Outcome::Answered(response) => Ok(standard(answer, response).await),
        Outcome::Held(request, error) => Ok(ServiceResponse::new(request, of_error(answer, &error))),
        Outcome::Failed(error) => Err(of_failure(answer, error).await),
        Outcome::Panicked(payload) => return Err(payload),
    })
}

/// The answer of an error.
pub(super) fn of_error<B>(answer: &Answer, error: &ApiError) -> HttpResponse<ForError<B>> {
    guarded(answer, rendered(answer.reply(error), head(error)))
}

/// The answer when a service failed, for the layers further out.
async fn of_failure(answer: &Answer, error: Error) -> Error {
    match error.as_error::<ApiError>() {
        Some(error) => without_request(of_error::<BoxBody>(answer, error)),
        None => without_request(response(answer, error.error_response()).await),
    }
}

async fn standard<B: MessageBody + 'static>(
    answer: &Answer,
    answered: ServiceResponse<B>,
) -> ServiceResponse<ForError<B>> {
    let (request, answered) = answered.into_parts();
    ServiceResponse::new(request, response(answer, answered).await)
}

async fn response<B: MessageBody + 'static>(
    answer: &Answer,
    response: HttpResponse<B>,
) -> HttpResponse<ForError<B>> {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if is_error {
        guarded(answer, error(answer, response).await)
    } else {
        signed(answer, response.map_into_left_body())
    }
}

/// With the headers that every error has.
fn guarded<B>(answer: &Answer, mut response: HttpResponse<B>) -> HttpResponse<B> {
    for (name, value) in answer.settings.error_headers() {
        if !response.headers().contains_key(name) {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    signed(answer, response)
}

/// With the headers that every answer has.
fn signed<B>(answer: &Answer, mut response: HttpResponse<B>) -> HttpResponse<B> {
    if let Some((name, trace)) = answer.settings.trace_header(answer.trace) {
        response.headers_mut().insert(name.clone(), trace);
    }
    response
}

async fn error<B: MessageBody + 'static>(
    answer: &Answer,
    response: HttpResponse<B>,
) -> HttpResponse<ForError<B>> {
    let own = response.error().and_then(Error::as_error::<ApiError>);
    let len = match response.body().size() {
        BodySize::None => Some(0),
        BodySize::Sized(len) => Some(len),
        BodySize::Stream => None,
    };
    match answer.fate(response.status().as_u16(), own, content_type(response.headers()), len) {
        Fate::Render(reply) => rendered(reply, response.drop_body()),
        Fate::Judge => judge(answer, response).await,
        Fate::Replace => {
            let (head, body) = response.into_parts();
            if http::is_logged(len) {
                http::log_replaced(&body::to_bytes(body).await.unwrap_or_default());
            }
            replace(answer, head)
        }
    }
}

async fn judge<B: MessageBody + 'static>(
    answer: &Answer,
    response: HttpResponse<B>,
) -> HttpResponse<ForError<B>> {
    let (mut head, body) = response.into_parts();
    let Ok(bytes) = body::to_bytes(body).await else { return replace(answer, head) };
    let answered = Answer::answered(head.status().as_u16());
    head.extensions_mut().insert(answered);
    match answer.judge(&bytes, head.status().as_u16()) {
        Judged::Keep => head.set_body(EitherBody::right(BoxBody::new(bytes))),
        Judged::Change(changed) => with_bytes(head, BoxBody::new(changed)),
        Judged::Replace => replace(answer, head),
    }
}

/// Puts what the standard says of the status in place of what somebody else said.
fn replace<B>(answer: &Answer, head: HttpResponse<()>) -> HttpResponse<ForError<B>> {
    let (_, reply) = answer.replacement(head.status().as_u16());
    rendered(reply, head)
}

fn rendered<B>(reply: Reply, mut head: HttpResponse<()>) -> HttpResponse<ForError<B>> {
    put(&reply, &mut head);
    head.set_body(EitherBody::right(BoxBody::new(reply.body)))
}

/// The same in other bytes.
fn with_bytes<B>(mut head: HttpResponse<()>, body: BoxBody) -> HttpResponse<ForError<B>> {
    for name in ABOUT_BYTES {
        head.headers_mut().remove(*name);
    }
    head.set_body(EitherBody::right(body))
}

/// An answer without a request: that one is lost.
fn without_request(response: HttpResponse<ForError<BoxBody>>) -> Error {
    InternalError::from_response("answered by the error middleware", response.map_into_boxed_body()).into()
}

fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok()
}
