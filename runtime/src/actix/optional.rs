//! Whether a handler asked for an `Option`: actix does not tell its extractors.

use core::{
    future::{Ready, ready},
    panic::Location,
};
use std::sync::OnceLock;

use actix_web::{FromRequest, HttpRequest, dev::Payload};

use crate::ApiError;

type Place = &'static Location<'static>;

/// Whether the extractor that was called from this place was called by actix's `Option`. Where callers cannot be told
/// apart, every one counts as an `Option`.
pub(super) fn is_optional(request: &HttpRequest, caller: Place) -> bool {
    static OPTION: OnceLock<Option<Place>> = OnceLock::new();
    let option = OPTION.get_or_init(|| {
        let (option, tuple) = (place_in::<Option<Probe>>(request)?, place_in::<(Probe,)>(request)?);
        (option != tuple).then_some(option)
    });
    option.is_none_or(|option| option == caller)
}

/// Where an extractor made of the probe calls the probe.
fn place_in<T: FromRequest>(request: &HttpRequest) -> Option<Place> {
    PLACE.set(None);
    drop(T::from_request(request, &mut Payload::None));
    PLACE.take()
}

std::thread_local! {
    static PLACE: core::cell::Cell<Option<Place>> = const { core::cell::Cell::new(None) };
}

/// An extractor that only notes who called it.
struct Probe;

impl FromRequest for Probe {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    #[track_caller]
    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        PLACE.set(Some(Location::caller()));
        ready(Ok(Self))
    }
}
