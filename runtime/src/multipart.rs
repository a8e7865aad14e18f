//! Forms in several parts (`multipart/form-data`): texts and files in one body.
//!
//! `ValidMultipart` of [`axum`](crate::axum) and [`actix`](crate::actix) reads a form into a type. A part without a file
//! name is text, and is read as a field of a [query string](crate::query) is: numbers and booleans from text, and a name
//! that is sent several times as a list. A part with a file name is a file. The type gets what the form says about it, a
//! [`FilePart`]. The bytes are beside the value, in [`Files`]:
//!
#![cfg_attr(feature = "axum", doc = "```")]
#![cfg_attr(not(feature = "axum"), doc = "```ignore")]
//! use api_validate::{ApiValidate, ValidationErrorType, Violation, axum::ValidMultipart, multipart::FilePart};
//! use axum::{Router, routing::post};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, ApiValidate)]
//! #[serde(rename_all = "camelCase")]
//! struct Upload {
//!     #[api(required, length(max = 100))]
//!     title: String,
//!     page_count: Option<u16>,
//!     #[api(custom(pdf))]
//!     scan: FilePart,
//!     #[serde(default)]
//!     #[api(length(max = 5))]
//!     appendices: Vec<FilePart>,
//! }
//!
//! fn pdf(file: &FilePart) -> Result<(), Violation> {
//!     match file.content_type() {
//!         Some("application/pdf") => Ok(()),
//!         _ => Err(Violation::new(ValidationErrorType::InvalidFormat).message("Send this as a PDF.")),
//!     }
//! }
//!
//! async fn upload(ValidMultipart(upload, files): ValidMultipart<Upload>) -> String {
//!     let scan = files.get("scan").map(|file| file.bytes().len());
//!     format!("{}: {scan:?} bytes", upload.title)
//! }
//!
//! let app: Router = Router::new().route("/scans", post(upload));
//! ```
//!
//! # What is buffered
//! The whole body is, up to the framework's limit of a body (`DefaultBodyLimit` of axum, `PayloadConfig` of actix-web),
//! because rules about the last part belong in the same answer as those about the first. Raise the limit for the routes
//! that need it. A service that streams large files to a disk takes the framework's own extractor, and checks the texts
//! with [`Validator`](crate::Validator) itself.
//!
//! # What a form can hold
//! - Each part has a name. Texts are UTF-8. A part without a file name is text, whatever its `Content-Type` says.
//! - A file that browsers send for an empty input, without name and content, counts as not sent.
//! - The file name and the content type are what the client says: check what is in a file before you trust it, and do not
//!   use its name as a path.
//! - A type of yours in place of [`FilePart`] may have the fields `fileName`, `contentType` and `size`, with rules of
//!   their own: `#[api(one_of("application/pdf"))] content_type: String`. Records then say `scan.contentType`. In an
//!   OpenAPI document only a `FilePart` is a file.
//!
//! # Answers
//! | form | answer |
//! |---|---|
//! | a body of another type than `multipart/form-data`, or with a `Content-Encoding` | 415 |
//! | a body over the framework's limit, too many parts, or too long a text: [`MultipartLimits`] | 413 |
//! | a body that is cut off or has another boundary, or a part without a name in UTF-8 | 400 |
//! | a text in place of a file or a file in place of a text, a text that is not UTF-8, and every broken rule | 400, with all of it |

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

#[doc(no_inline)]
pub use multer::bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

/// What a form says about a file: a field of a type that `ValidMultipart` reads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "a file")]
pub struct FilePart {
    file_name: String,
    content_type: Option<String>,
    size: u64,
}

impl FilePart {
    /// A file, for tests of rules.
    ///
    /// ```
    /// use api_validate::multipart::FilePart;
    ///
    /// let scan = FilePart::new("scan.pdf", Some("application/pdf"), 1024);
    /// assert_eq!((scan.file_name(), scan.content_type(), scan.size()), ("scan.pdf", Some("application/pdf"), 1024));
    /// ```
    pub fn new(file_name: impl Into<String>, content_type: Option<&str>, size: u64) -> Self {
        Self { file_name: file_name.into(), content_type: content_type.map(ToString::to_string), size }
    }

    /// The name that the client gave it. It may be empty, and it may look like a path.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The media type that the client says, if it does, with its parameters.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The number of bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// As a type reads it: numbers are text in a form.
    pub(crate) fn to_json(&self) -> Value {
        let mut json = json!({ "fileName": self.file_name, "size": self.size.to_string() });
        if let (Some(members), Some(content_type)) = (json.as_object_mut(), &self.content_type) {
            members.insert("contentType".to_string(), Value::from(content_type.as_str()));
        }
        json
    }
}

/// The files of a form, in the order in which they were sent.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<UploadedFile>);

impl Files {
    pub(crate) fn push(&mut self, field: String, part: FilePart, bytes: Bytes) {
        self.0.push(UploadedFile { field, part, bytes });
    }

    /// The first file of this field, under the name that the client uses.
    pub fn get(&self, field: &str) -> Option<&UploadedFile> {
        self.of(field).next()
    }

    /// All files of this field. Its list of [`FilePart`]s has the same order.
    pub fn of(&self, field: &str) -> impl Iterator<Item = &UploadedFile> {
        self.iter().filter(move |file| file.field == field)
    }

    /// All files, those too that no field of the type reads.
    pub fn iter(&self) -> core::slice::Iter<'_, UploadedFile> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Files {
    type Item = &'a UploadedFile;
    type IntoIter = core::slice::Iter<'a, UploadedFile>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Files {
    type Item = UploadedFile;
    type IntoIter = alloc::vec::IntoIter<UploadedFile>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A file of a form, with its bytes.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    field: String,
    part: FilePart,
    bytes: Bytes,
}

impl UploadedFile {
    /// The name of the field that it was sent for.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What the form says about it.
    pub fn part(&self) -> &FilePart {
        &self.part
    }

    /// What is in it.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// What is in it, without a copy.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }
}

/// How large forms in several parts may be, beside the framework's limit of a body.
///
/// `ValidMultipart` uses the one among the request's extensions (`.layer(Extension(limits))` of axum), or in the
/// application's data (`.app_data(limits)` of actix-web), if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct MultipartLimits {
    pub(crate) parts: usize,
    pub(crate) text: usize,
}

impl MultipartLimits {
    /// 100 parts, and 64 KiB for each text.
    pub const fn new() -> Self {
        Self { parts: 100, text: 64 * 1024 }
    }

    /// How many parts a form may have: texts and files.
    pub const fn parts(self, parts: usize) -> Self {
        Self { parts, ..self }
    }

    /// How many bytes a text may have.
    pub const fn text_bytes(self, bytes: usize) -> Self {
        Self { text: bytes, ..self }
    }
}

impl Default for MultipartLimits {
    fn default() -> Self {
        Self::new()
    }
}
