//! Decides what becomes of an error's answer.

use alloc::{borrow::Cow, string::String, sync::Arc, vec::Vec};
use core::any::Any;

use super::{Settings, media_type::is_same, panics::caught, reply::Reply};
use crate::{
    ApiError, English, SharedLocale,
    response::{AnsweredError, TraceId},
};

/// The longest body that is searched for the standard's form.
const MAX_STANDARD_BODY: u64 = 256 * 1024;

/// The longest body of a replaced error that is logged.
const MAX_LOGGED: u64 = 4096;

/// What is kept of a request until its answer.
pub(crate) struct Answer<N> {
    pub(crate) settings: Arc<Settings<N>>,
    pub(crate) trace: TraceId,
    pub(crate) is_head: bool,
    /// The language that the request asks for, if it can choose.
    pub(crate) locale: Option<SharedLocale>,
}

/// What becomes of an error's answer, judging by its head.
pub(crate) enum Fate {
    /// This takes its place.
    Render(Reply),
    /// Its body is replaced by what the standard says about the status.
    Replace,
    /// Its body may have the standard's form already, so it [is read](Answer::judge).
    Judge,
}

/// What becomes of a body that was read.
pub(crate) enum Judged {
    Keep,
    Change(Vec<u8>),
    Replace,
}

impl<N> Answer<N> {
    pub(crate) fn reply(&self, error: &ApiError) -> Reply {
        Reply::new(&self.settings.format.in_locale(self.locale.as_ref()), error, Some(self.trace))
    }

    /// Returns the error that answers a panic. If the locale panics, the answer is in English.
    #[cold]
    pub(crate) fn after_panic(&mut self, payload: &(dyn Any + Send)) -> ApiError {
        super::log_panic(payload);
        let error = ApiError::from_status(500);
        if caught(|| self.reply(&error)).is_err() {
            self.locale = Some(SharedLocale::new(English));
        }
        error
    }

    /// Returns and logs the error of a status, which replaces a body from elsewhere.
    pub(crate) fn replacement(&self, status: u16) -> (ApiError, Reply) {
        let error = ApiError::from_status(status);
        error.log();
        let reply = self.reply(&error);
        (error, reply)
    }

    /// Returns what is known about an error whose body stays as it is.
    pub(crate) fn answered(status: u16) -> AnsweredError {
        AnsweredError::new(&ApiError::from_status(status), status)
    }

    /// Decides by an answer's status, content type and body length, and by the error that it was made from, if any. A
    /// body of unknown length is not awaited, since it may never end.
    pub(crate) fn fate(
        &self,
        status: u16,
        own: Option<&ApiError>,
        content_type: Option<&str>,
        len: Option<u64>,
    ) -> Fate {
        if let Some(error) = own {
            // If the status was changed later, that counts.
            let is_own = [error.status(), self.settings.format.status(error)].contains(&status);
            return if is_own { Fate::Render(self.reply(error)) } else { Fate::Replace };
        }
        let is_of_format = |media_type: &str| is_same(media_type, self.settings.format.media_type());
        let is_readable = len.is_some_and(|len| len <= MAX_STANDARD_BODY);
        if is_readable && content_type.is_some_and(is_of_format) { Fate::Judge } else { Fate::Replace }
    }

    /// Keeps a body that already has the standard's form.
    pub(crate) fn judge(&self, body: &[u8], status: u16) -> Judged {
        // An answer to HEAD may have lost its body already. Its headers are kept.
        if self.is_head && body.is_empty() {
            return Judged::Change(Vec::new());
        }
        match self.settings.format.keep(body, status, self.trace) {
            Some(Cow::Borrowed(_)) => Judged::Keep,
            Some(Cow::Owned(changed)) => Judged::Change(changed),
            None => {
                log_replaced(body);
                Judged::Replace
            }
        }
    }
}

/// Returns whether a body of this length is read to be [logged](log_replaced). A stream may never end.
pub(crate) fn is_logged(len: Option<u64>) -> bool {
    len.is_some_and(|len| (1..=MAX_LOGGED).contains(&len)) && tracing::enabled!(tracing::Level::DEBUG)
}

/// Logs what the client does not see.
pub(crate) fn log_replaced(body: &[u8]) {
    if is_logged(u64::try_from(body.len()).ok()) {
        tracing::debug!(text = ?String::from_utf8_lossy(body), "replaced the body of an error");
    }
}
