//! A line in the log for each request.

use std::time::Instant;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

/// Tells what was asked for by the route's pattern: addresses may hold what belongs in no log.
pub(crate) async fn log(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let (start, method) = (Instant::now(), request.method().clone());
    let route = request.match_pattern();
    let answer = next.call(request).await;
    let status = match &answer {
        Ok(answer) => answer.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    let route = route.as_deref().unwrap_or("none");
    tracing::info!(%method, route, status = status.as_u16(), took = ?start.elapsed(), "answered");
    answer
}
