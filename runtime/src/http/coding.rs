//! Bodies with a content coding.

use crate::{ApiError, response::Told};

/// Returns the body that was received, unless one of these values of `Content-Encoding` says that it is compressed or
/// otherwise coded. An empty body has no coding. A layer that decompresses bodies removes the header.
///
/// The coding goes before an error of reading: a server may have tried to decompress the body.
pub(crate) fn uncoded<'a, B: AsRef<[u8]>>(
    received: Result<B, ApiError>,
    mut codings: impl Iterator<Item = &'a [u8]>,
) -> Result<B, ApiError> {
    let is_empty = received.as_ref().is_ok_and(|body| body.as_ref().is_empty());
    let is_coded = !is_empty && codings.any(|coding| !coding.eq_ignore_ascii_case(b"identity"));
    if is_coded { Err(coded()) } else { received }
}

#[cold]
fn coded() -> ApiError {
    ApiError::from_status(415).telling(Told::ContentEncoding).header("Accept-Encoding", "identity")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(received: Result<&str, u16>, codings: &[&'static str]) -> u16 {
        let received = received.map_err(ApiError::from_status);
        uncoded(received, codings.iter().map(|coding| coding.as_bytes()))
            .map_or_else(|error| error.status(), |_| 200)
    }

    #[test]
    fn a_body_with_a_coding_is_refused() {
        for codings in [&[][..], &["identity"], &["Identity"], &["identity", "identity"]] {
            assert_eq!(status(Ok("{}"), codings), 200, "{codings:?}");
            assert_eq!(status(Err(413), codings), 413, "{codings:?}");
        }
        for codings in [&["gzip"][..], &[""], &["identity", "br"], &["gzip, identity"]] {
            assert_eq!(status(Ok("{}"), codings), 415, "{codings:?}");
            assert_eq!(status(Err(400), codings), 415, "{codings:?}");
            assert_eq!(status(Ok(""), codings), 200, "{codings:?}");
        }
    }
}
