//! Whether the body of an answer has the standard's form already.

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use super::{TraceId, lenient::Members};

type Is = fn(&RawValue) -> bool;

/// What members an object has, and what these are.
struct Shape {
    required: &'static [(&'static str, Is)],
    optional: &'static [(&'static str, Is)],
    /// Whether it may have others.
    is_open: bool,
}

/// Extension members may be there; `traceId` is set in any case.
static PROBLEM: Shape = Shape {
    required: &[("status", is::<u16>)],
    optional: &[
        ("type", is::<String>),
        ("title", is::<String>),
        ("detail", is::<String>),
        ("instance", is::<String>),
        ("errors", |value| is_list(value, &PROBLEM_ERROR)),
        ("truncated", is::<bool>),
    ],
    is_open: true,
};

static PROBLEM_ERROR: Shape = Shape {
    required: &[],
    optional: &[
        ("detail", is::<String>),
        ("pointer", is::<String>),
        ("field", is::<String>),
        ("code", is::<String>),
        ("criteria", is::<String>),
        ("in", is::<String>),
    ],
    is_open: true,
};

static DETAILS: Shape = Shape {
    required: &[
        ("Type", is::<String>),
        ("Title", is::<String>),
        ("Status", is::<u16>),
        ("Detail", is::<String>),
    ],
    optional: &[
        ("Instance", is::<String>),
        ("Errors", is::<BTreeMap<String, Vec<String>>>),
        ("Extensions", is::<Members>),
    ],
    is_open: false,
};

static FAILURE: Shape = Shape {
    required: &[("ValidationErrors", |value| is_list(value, &RECORD))],
    optional: &[("Truncated", is::<bool>)],
    is_open: false,
};

static RECORD: Shape = Shape {
    required: &[
        ("Field", is::<String>),
        ("Criteria", is::<String>),
        ("ValidationErrorType", is::<String>),
        ("Message", is::<String>),
    ],
    optional: &[("In", is::<String>)],
    is_open: false,
};

static ERRORS: Shape =
    Shape { required: &[("Errors", |value| is_list(value, &ERROR))], optional: &[], is_open: false };

static ERROR: Shape = Shape {
    required: &[("ErrorType", is::<String>), ("ErrorFeedback", is::<String>)],
    optional: &[],
    is_open: false,
};

/// Where exceptions are switched on.
static ERRORS_IN_FULL: Shape =
    Shape { required: &[("Errors", |value| is_list(value, &ERROR_IN_FULL))], optional: &[], is_open: false };

static ERROR_IN_FULL: Shape =
    Shape { required: ERROR.required, optional: &[("Exception", is::<String>)], is_open: false };

impl Shape {
    fn fits(&self, members: &Members) -> bool {
        let known = || self.required.iter().chain(self.optional);
        let is_known = |name: &str| known().any(|(known, _)| *known == name);
        self.required.iter().all(|(name, _)| members.get(name).is_some())
            && known().all(|(name, is)| members.get(name).is_none_or(is))
            && (self.is_open || members.iter().all(|(name, _)| is_known(name)))
    }
}

fn is<T: DeserializeOwned>(value: &RawValue) -> bool {
    serde_json::from_slice::<T>(value.get().as_bytes()).is_ok()
}

/// A list with nothing in it tells nobody what is wrong.
fn is_list(value: &RawValue, of: &Shape) -> bool {
    let elements = serde_json::from_slice::<Vec<Members>>(value.get().as_bytes());
    elements.is_ok_and(|elements| !elements.is_empty() && elements.iter().all(|element| of.fits(element)))
}

/// RFC 9457, with this trace id.
pub(super) fn problem(body: &[u8], status: u16, trace: TraceId) -> Option<Cow<'_, [u8]>> {
    let mut members = read(body)?;
    if !PROBLEM.fits(&members) || members.take("status") != Some(status) {
        return None;
    }
    if members.take("traceId") == Some(trace) {
        return Some(body.into());
    }
    members.set("traceId", to_raw_value(&trace).ok()?);
    serde_json::to_vec(&members).ok().map(Cow::Owned)
}

/// Standard B, with this trace id.
pub(super) fn details(body: &[u8], status: u16, trace: TraceId) -> Option<Cow<'_, [u8]>> {
    let mut members = read(body)?;
    if !DETAILS.fits(&members) || members.take("Status") != Some(status) {
        return None;
    }
    let mut extensions = members.object("Extensions").unwrap_or_default();
    if extensions.take("trace") == Some(trace) {
        return Some(body.into());
    }
    extensions.set("trace", to_raw_value(&trace).ok()?);
    members.set("Extensions", to_raw_value(&extensions).ok()?);
    serde_json::to_vec(&members).ok().map(Cow::Owned)
}

/// Standard A, which has no place for a trace id.
pub(super) fn records(body: &[u8], exceptions: bool) -> Option<Cow<'_, [u8]>> {
    let members = read(body)?;
    let errors = if exceptions { &ERRORS_IN_FULL } else { &ERRORS };
    (FAILURE.fits(&members) || errors.fits(&members)).then(|| body.into())
}

/// The members of an object, where each has a name of its own: which of several a client reads, nobody knows.
fn read(body: &[u8]) -> Option<Members> {
    let members: Members = serde_json::from_slice(body).ok()?;
    let names: BTreeSet<&str> = members.iter().map(|(name, _)| name).collect();
    (names.len() == members.len()).then_some(members)
}
