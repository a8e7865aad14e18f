//! What becomes of an answer that says that something failed.

use alloc::{borrow::Cow, string::String, sync::Arc, vec::Vec};
use core::any::Any;

use super::{Settings, media_type::is_same, panics::caught, reply::Reply};
use crate::{
    ApiError, English, SharedLocale,
    response::{AnsweredError, TraceId},
};

/// Bodies up to so many bytes are looked at, to see whether they have the standard's form already.
const MAX_STANDARD_BODY: u64 = 256 * 1024;

/// The longest text of another's error that is logged.
const MAX_LOGGED: u64 = 4096;

/// What is known of a request while its answer is awaited.
pub(crate) struct Answer<N> {
    pub(crate) settings: Arc<Settings<N>>,
    pub(crate) trace: TraceId,
    pub(crate) is_head: bool,
    /// The language that the request asks for, where it can choose.
    pub(crate) locale: Option<SharedLocale>,
}

/// What becomes of an error's answer, by its head.
pub(crate) enum Fate {
    /// It becomes this.
    Render(Reply),
    /// What the standard says of the status takes the place of its body.
    Replace,
    /// Its body may have the standard's form already, and [is read](Answer::judge).
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

    /// The answer where something panicked; in English, where that was the locale.
    #[cold]
    pub(crate) fn after_panic(&mut self, payload: &(dyn Any + Send)) -> ApiError {
        super::log_panic(payload);
        let error = ApiError::from_status(500);
        if caught(|| self.reply(&error)).is_err() {
            self.locale = Some(SharedLocale::new(English));
        }
        error
    }

    /// The error of a status, in place of somebody else's body. It is logged.
    pub(crate) fn replacement(&self, status: u16) -> (ApiError, Reply) {
        let error = ApiError::from_status(status);
        error.log();
        let reply = self.reply(&error);
        (error, reply)
    }

    /// What an answer with this status says of its error, where its body stays as it is.
    pub(crate) fn answered(status: u16) -> AnsweredError {
        AnsweredError::new(&ApiError::from_status(status), status)
    }

    /// Decides on an answer with this status, the error that it was made of, if it was, and this content type. `len` is
    /// the length of its body, as far as it is known: one of unknown length is not waited for, since it need not end.
    pub(crate) fn fate(
        &self,
        status: u16,
        own: Option<&ApiError>,
        content_type: Option<&str>,
        len: Option<u64>,
    ) -> Fate {
        if let Some(error) = own {
            // A status that was set afterwards is the later decision.
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

/// Whether a body of this length is worth reading to [log](log_replaced) it: a stream need not end.
pub(crate) fn is_logged(len: Option<u64>) -> bool {
    len.is_some_and(|len| (1..=MAX_LOGGED).contains(&len)) && tracing::enabled!(tracing::Level::DEBUG)
}

/// Logs what the client does not see.
pub(crate) fn log_replaced(body: &[u8]) {
    if is_logged(u64::try_from(body.len()).ok()) {
        tracing::debug!(text = ?String::from_utf8_lossy(body), "replaced the body of an error");
    }
}
