//! Reads multipart forms.

use alloc::string::{String, ToString};
use core::convert::Infallible;

use futures_util::stream;
use multer::{Field, Multipart, bytes::Bytes, parse_boundary};
use serde::de::DeserializeOwned;

use super::{
    media_type::is_multipart,
    read::{Offered, answer, unsupported},
};
use crate::{
    ApiError, ApiValidate, Validated, Validator,
    lookups::SharedResolver,
    multipart::{FilePart, Files, MultipartLimits},
    query::{Parameters, Sent},
    response::{RequestPart, Told},
    walk::Fields,
};

/// Reads the body of a multipart form. Returns the value and the files.
pub(crate) async fn read_multipart<T: DeserializeOwned + ApiValidate>(
    content_type: Option<&str>,
    body: Bytes,
    limits: MultipartLimits,
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<(Validated<T>, Files), ApiError> {
    let content_type = content_type.filter(|content_type| is_multipart(content_type));
    let content_type = content_type.ok_or_else(|| unsupported("multipart/form-data"))?;
    let boundary = parse_boundary(content_type).map_err(malformed)?;
    let parts = Multipart::new(stream::iter([Ok::<_, Infallible>(body)]), boundary);
    let Form { parameters, files } = Form::read(parts, limits, T::__TYPE.fields()).await?;
    let read = validator.read_resolved(&parameters, context, &Offered(resolver)).await;
    read.map(|value| (value, files)).map_err(|error| answer(error, RequestPart::Body))
}

/// The content of a form.
struct Form {
    parameters: Parameters<'static>,
    files: Files,
}

impl Form {
    async fn read(
        mut parts: Multipart<'_>,
        limits: MultipartLimits,
        fields: Option<&'static Fields>,
    ) -> Result<Self, ApiError> {
        let mut form = Self { parameters: Parameters::of_multipart(), files: Files::default() };
        let mut count = 0;
        while let Some(part) = parts.next_field().await.map_err(malformed)? {
            count += 1;
            if count > limits.parts {
                return Err(ApiError::from_status(413).telling(Told::TooManyParts(limits.parts)));
            }
            form.add(part, limits, fields).await?;
        }
        Ok(form)
    }

    async fn add(
        &mut self,
        part: Field<'_>,
        limits: MultipartLimits,
        fields: Option<&'static Fields>,
    ) -> Result<(), ApiError> {
        let name = part.name().filter(|_| is_text(&part)).ok_or_else(nameless)?.to_string();
        let file_name = part.file_name().map(String::from);
        let content_type = part.content_type().map(ToString::to_string);
        let bytes = part.bytes().await.map_err(malformed)?;
        match file_name {
            None => {
                let field = || fields.and_then(|fields| fields.primary_name(&name));
                let text = text(bytes, limits).map_err(|max| too_large(field(), max))?;
                self.parameters.push(name.into(), text);
            }
            // Browsers send this if no file was chosen.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(file_name) => {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                let file = FilePart::new(file_name, content_type.as_deref(), size);
                self.parameters.push(name.clone().into(), Sent::File(file.to_json()));
                self.files.push(name, file, bytes);
            }
        }
        Ok(())
    }
}

/// Returns whether the names are UTF-8. A file with another name would be taken for text.
fn is_text(part: &Field<'_>) -> bool {
    let disposition = part.headers().get("content-disposition");
    disposition.is_some_and(|value| core::str::from_utf8(value.as_bytes()).is_ok())
}

/// Returns the text, or the limit that it is over.
fn text(bytes: Bytes, limits: MultipartLimits) -> Result<Sent<'static>, usize> {
    if bytes.len() > limits.text {
        return Err(limits.text);
    }
    Ok(String::from_utf8(bytes.into()).map_or(Sent::NoUtf8, |text| Sent::Text(text.into())))
}

/// Only a name that the type knows is told.
#[cold]
fn too_large(field: Option<&'static str>, max: usize) -> ApiError {
    ApiError::from_status(413).telling(Told::PartTooLarge(field, max))
}

#[cold]
fn malformed(error: multer::Error) -> ApiError {
    nameless().caused_by(error)
}

#[cold]
fn nameless() -> ApiError {
    ApiError::from_status(400).telling(Told::Multipart)
}
