use api_validate::{ApiError, ApiValidate, ErrorFormat, response::TraceId};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
pub struct CreateUser {
    #[api(required, length(max = 50))]
    pub name: String,
}

pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The answer to a request that failed. `header` finds a header of the request.
pub fn answer<'r>(error: &ApiError, header: impl Fn(&str) -> Option<&'r str>) -> Answer {
    let format = ErrorFormat::default().for_languages(header("accept-language").unwrap_or_default());
    let trace = header("traceparent").and_then(TraceId::from_traceparent).unwrap_or_else(TraceId::random);
    let mut headers = vec![
        ("content-type".to_owned(), format.media_type().to_owned()),
        (format.trace_header_name().to_owned(), trace.to_string()),
        ("cache-control".to_owned(), "no-store".to_owned()),
    ];
    headers.extend(error.headers().map(|(name, value)| (name.to_owned(), value.to_owned())));
    Answer { status: format.status(error), headers, body: format.body(error, Some(trace)).to_json() }
}
