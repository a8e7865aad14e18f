//! No partner takes the service away from the others.

use std::{num::NonZeroU32, time::Duration};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web,
};
use api_validate::{ApiError, response::ProblemType};
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock};

use crate::access::Partner;

/// How much of its quota each partner has used.
pub(crate) struct Limits(DefaultKeyedRateLimiter<i64>);

impl Limits {
    pub(crate) fn new(per_minute: NonZeroU32) -> Self {
        Self(DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_minute)))
    }

    /// Counts a request, or tells how long to wait.
    fn count(&self, partner: Partner) -> Result<(), Duration> {
        let counted = self.0.check_key(&partner.id);
        counted.map_err(|until| until.wait_time_from(self.0.clock().now()))
    }
}

/// Refuses the requests of a partner who sends too many.
pub(crate) async fn limit(
    partner: web::ReqData<Partner>,
    limits: web::Data<Limits>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    match limits.count(*partner) {
        Ok(()) => next.call(request).await,
        Err(wait) => Err(too_many(wait).into()),
    }
}

fn too_many(wait: Duration) -> ApiError {
    // Whole seconds: one that has begun counts.
    let seconds = wait.as_secs() + 1;
    ApiError::from(ProblemType::TooManyRequests).header("Retry-After", seconds.to_string())
}
