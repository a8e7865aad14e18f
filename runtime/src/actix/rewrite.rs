//! Making an answer the standard's.

use alloc::{borrow::Cow, rc::Rc, string::String};

use actix_web::{
    Error, HttpResponse,
    body::{self, BodySize, BoxBody, EitherBody, MessageBody},
    dev::ServiceResponse,
    error::InternalError,
    http::header::{CONTENT_TYPE, HeaderMap},
};

use super::{
    middleware::Settings,
    response::{head, put},
    service::{ForError, Outcome},
};
use crate::{
    ApiError,
    http::{self, ABOUT_BYTES, MAX_STANDARD_BODY, Payload, Reply, caught_while_polled},
    response::TraceId,
};

/// The longest text of another's error that is logged.
const MAX_LOGGED: u64 = 4096;

/// What is known of a request while its answer is awaited.
pub(super) struct Answer {
    settings: Rc<Settings>,
    trace: TraceId,
    is_head: bool,
}

impl Answer {
    pub(super) fn new(settings: Rc<Settings>, trace: TraceId, is_head: bool) -> Self {
        Self { settings, trace, is_head }
    }

    pub(super) async fn of<B>(self, outcome: Outcome<B>) -> Result<ServiceResponse<ForError<B>>, Error>
    where
        B: MessageBody + 'static,
    {
        // A body that has to be read, or a locale, can panic too.
        let payload = match caught_while_polled(self.answer(outcome)).await {
            Ok(Ok(answer)) => return answer,
            Ok(Err(payload)) | Err(payload) => payload,
        };
        http::log_panic(&*payload);
        Err(without_request(self.of_error::<BoxBody>(&ApiError::from_status(500))))
    }

    async fn answer<B>(
        &self,
        outcome: Outcome<B>,
    ) -> Result<Result<ServiceResponse<ForError<B>>, Error>, Payload>
    where
        B: MessageBody + 'static,
    {
        Ok(match outcome {
            Outcome::Answered(response) => Ok(self.standard(response).await),
            Outcome::Held(request, error) => Ok(ServiceResponse::new(request, self.of_error(&error))),
            Outcome::Failed(error) => Err(self.of_failure(error).await),
            Outcome::Panicked(payload) => return Err(payload),
        })
    }

    /// The answer of an error.
    pub(super) fn of_error<B>(&self, error: &ApiError) -> HttpResponse<ForError<B>> {
        let mut response = self.render(error, head(error));
        self.settings.put_trace(self.trace, response.headers_mut());
        response
    }

    /// The answer where a service failed, for whoever stands further out.
    async fn of_failure(&self, error: Error) -> Error {
        match error.as_error::<ApiError>() {
            Some(error) => without_request(self.of_error::<BoxBody>(error)),
            None => without_request(self.response(error.error_response()).await),
        }
    }

    async fn standard<B: MessageBody + 'static>(
        &self,
        response: ServiceResponse<B>,
    ) -> ServiceResponse<ForError<B>> {
        let (request, response) = response.into_parts();
        ServiceResponse::new(request, self.response(response).await)
    }

    async fn response<B: MessageBody + 'static>(
        &self,
        response: HttpResponse<B>,
    ) -> HttpResponse<ForError<B>> {
        let status = response.status();
        let is_error = status.is_client_error() || status.is_server_error();
        let mut response = if is_error { self.error(response).await } else { response.map_into_left_body() };
        self.settings.put_trace(self.trace, response.headers_mut());
        response
    }

    async fn error<B: MessageBody + 'static>(&self, response: HttpResponse<B>) -> HttpResponse<ForError<B>> {
        let status = response.status().as_u16();
        let own = response.error().and_then(Error::as_error::<ApiError>);
        match own.map(|error| (error.status(), self.reply(error))) {
            Some((own, reply)) if own == status => rendered(reply, response.drop_body()),
            // A status that was set afterwards is the later decision.
            Some(_) => self.replace(response.drop_body()),
            None if Reply::may_be_standard(&self.settings.format, content_type(response.headers())) => {
                self.judge(response).await
            }
            None => {
                let (head, body) = response.into_parts();
                log_text(body).await;
                self.replace(head)
            }
        }
    }

    /// Lets a body stand that has the standard's form already. One of unknown length is not waited for: it need not end.
    async fn judge<B: MessageBody + 'static>(&self, response: HttpResponse<B>) -> HttpResponse<ForError<B>> {
        let (head, body) = response.into_parts();
        if !matches!(body.size(), BodySize::None | BodySize::Sized(..=MAX_STANDARD_BODY)) {
            return self.replace(head);
        }
        let Ok(bytes) = body::to_bytes(body).await else { return self.replace(head) };
        // An answer to HEAD may have no body; what is said of it stands.
        if self.is_head && bytes.is_empty() {
            return with_bytes(head, BoxBody::new(bytes));
        }
        match self.settings.format.keep(&bytes, head.status().as_u16(), self.trace) {
            Some(Cow::Borrowed(_)) => head.set_body(EitherBody::right(BoxBody::new(bytes))),
            Some(Cow::Owned(changed)) => with_bytes(head, BoxBody::new(changed)),
            None => self.replace(head),
        }
    }

    /// Puts what the standard says of the status in place of what somebody else said.
    fn replace<B>(&self, head: HttpResponse<()>) -> HttpResponse<ForError<B>> {
        let error = ApiError::from_status(head.status().as_u16());
        error.log();
        self.render(&error, head)
    }

    fn render<B>(&self, error: &ApiError, head: HttpResponse<()>) -> HttpResponse<ForError<B>> {
        rendered(self.reply(error), head)
    }

    fn reply(&self, error: &ApiError) -> Reply {
        Reply::new(&self.settings.format, error, Some(self.trace))
    }
}

/// The same in other bytes.
fn with_bytes<B>(mut head: HttpResponse<()>, body: BoxBody) -> HttpResponse<ForError<B>> {
    for name in ABOUT_BYTES {
        head.headers_mut().remove(*name);
    }
    head.set_body(EitherBody::right(body))
}

fn rendered<B>(reply: Reply, mut head: HttpResponse<()>) -> HttpResponse<ForError<B>> {
    put(&reply, &mut head);
    head.set_body(EitherBody::right(BoxBody::new(reply.body)))
}

/// An answer without a request: that one is lost.
fn without_request(response: HttpResponse<ForError<BoxBody>>) -> Error {
    InternalError::from_response("answered by the error middleware", response.map_into_boxed_body()).into()
}

fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok()
}

/// Logs what a client is not told, where it is short: a stream need not end.
async fn log_text(body: impl MessageBody) {
    let is_short = matches!(body.size(), BodySize::Sized(len) if (1..=MAX_LOGGED).contains(&len));
    if !is_short || !tracing::enabled!(tracing::Level::DEBUG) {
        return;
    }
    if let Ok(text) = body::to_bytes(body).await {
        tracing::debug!(text = ?String::from_utf8_lossy(&text), "replaced the body of an error");
    }
}
