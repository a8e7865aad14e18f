//! Forms in several parts, for both frameworks: what is sent, and what is answered.

use api_validate::{
    ApiValidate, ValidationErrorType, Violation,
    multipart::{FilePart, Files, MultipartLimits},
};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Upload {
    #[api(required, length(max = 10))]
    title: String,
    page_count: Option<u16>,
    #[serde(default)]
    is_draft: bool,
    #[serde(default)]
    #[api(length(max = 2), each(length(max = 3)))]
    tags: Vec<String>,
    #[api(custom(small))]
    scan: Option<FilePart>,
    #[serde(default)]
    #[api(length(max = 2), each(custom(small)))]
    pages: Vec<FilePart>,
    picture: Option<Picture>,
}

/// A file with rules of its own.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Picture {
    #[api(suffix(".png"))]
    file_name: String,
    #[api(one_of("image/png"))]
    content_type: Option<String>,
    #[api(range(min = 1, max = 5))]
    size: u64,
}

fn small(file: &FilePart) -> Result<(), Violation> {
    if file.size() > 5 { Err(Violation::new(ValidationErrorType::MaxLengthExceeded)) } else { Ok(()) }
}

impl Upload {
    pub(crate) fn told(&self, files: &Files) -> String {
        let Self { title, page_count, is_draft, tags, scan, pages, picture } = self;
        let (scan, pages) = (scan.as_ref().map(FilePart::file_name), pages.iter().map(FilePart::file_name));
        let pages: Vec<_> = pages.collect();
        let picture = picture.as_ref().map(|p| (&p.file_name, &p.content_type, p.size));
        let files: Vec<_> =
            files.iter().map(|file| format!("{}={}", file.field(), file.bytes().escape_ascii())).collect();
        format!("{title} {page_count:?} {is_draft} {tags:?} {scan:?} {pages:?} {picture:?} {files:?}")
    }
}

/// The limits of the routes.
pub(crate) const LIMITS: MultipartLimits = MultipartLimits::new().parts(6).text_bytes(40);
/// The limit of the whole body.
pub(crate) const BODY_LIMIT: usize = 2000;
pub(crate) const FORM: &str = "multipart/form-data; boundary=b";

/// A body, and what is answered: a status, and what the handler tells, or the records.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) status: u16,
    pub(crate) answer: Vec<&'static str>,
}

/// A part: what stands behind `form-data`, other headers, and the content.
type Part<'a> = (&'a str, &'a str, &'a [u8]);

fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = open_form(parts);
    body.extend(b"--b--\r\n");
    body
}

/// A form that does not end.
fn open_form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (disposition, headers, content) in parts {
        body.extend(b"--b\r\nContent-Disposition: form-data");
        body.extend(disposition.bytes());
        body.extend(b"\r\n");
        body.extend(headers.bytes());
        body.extend(b"\r\n");
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body
}

const TITLE: Part<'_> = ("; name=\"title\"", "", b"Accounts");

fn case(name: &'static str, parts: &[Part<'_>], status: u16, answer: &[&'static str]) -> Case {
    Case { name, content_type: FORM, body: form(parts), status, answer: answer.to_vec() }
}

fn sent(name: &'static str, content_type: &'static str, body: &[u8], status: u16) -> Case {
    Case { name, content_type, body: body.to_vec(), status, answer: Vec::new() }
}

pub(crate) fn cases() -> Vec<Case> {
    [read(), refused(), mixed_up(), malformed(), too_large()].into_iter().flatten().collect()
}

fn read() -> Vec<Case> {
    let pdf = "Content-Type: application/pdf\r\n";
    vec![
        case("a text", &[TITLE], 200, &["Accounts None false [] None [] None []"]),
        case(
            "numbers, booleans, lists and files",
            &[
                TITLE,
                ("; name=\"pageCount\"", "", b"7"),
                ("; name=\"isDraft\"", "", b"on"),
                ("; name=\"tags\"", "", b"a"),
                ("; name=\"scan\"; filename=\"s.pdf\"", pdf, b"a\r\n\x00\xff"),
                ("; name=\"tags\"", "", "é".as_bytes()),
            ],
            200,
            &[r#"Accounts Some(7) true ["a", "é"] Some("s.pdf") [] None ["scan=a\\r\\n\\x00\\xff"]"#],
        ),
        case(
            "one file is a list of one, and two keep their order",
            &[
                TITLE,
                ("; name=\"pages\"; filename=\"1\"", "", b"x"),
                ("; name=\"pages\"; filename=\"2\"", "", b"y"),
            ],
            200,
            &[r#"Accounts None false [] None ["1", "2"] None ["pages=x", "pages=y"]"#],
        ),
        case(
            "a file for a type of the service",
            &[TITLE, ("; name=\"picture\"; filename=\"p.png\"", "Content-Type: image/png\r\n", b"x")],
            200,
            &[r#"Accounts None false [] None [] Some(("p.png", Some("image/png"), 1)) ["picture=x"]"#],
        ),
        case(
            "what browsers send for no file",
            &[TITLE, ("; name=\"scan\"; filename=\"\"", "Content-Type: application/octet-stream\r\n", b"")],
            200,
            &["Accounts None false [] None [] None []"],
        ),
        case(
            "a file without a name that has content",
            &[TITLE, ("; name=\"scan\"; filename=\"\"", "", b"x")],
            200,
            &[r#"Accounts None false [] Some("") [] None ["scan=x"]"#],
        ),
        case(
            "a text that looks like the description of a file",
            &[TITLE, ("; name=\"scan\"", "", br#"{"fileName":"x","size":"1"}"#)],
            400,
            &["scan INVALID_FORMAT This must be a file."],
        ),
        case(
            "an empty number is nothing",
            &[TITLE, ("; name=\"pageCount\"", "", b"")],
            200,
            &["Accounts None false [] None [] None []"],
        ),
        case(
            "a text with a content type is text",
            &[("; name=\"title\"", "Content-Type: application/json\r\n", b"{}")],
            200,
            &["{} None false [] None [] None []"],
        ),
    ]
}

fn refused() -> Vec<Case> {
    vec![
        case("no parts", &[], 400, &["title REQUIRED_FIELD_MISSING This is required."]),
        case(
            "all problems in one answer",
            &[
                ("; name=\"title\"", "", b" "),
                ("; name=\"pageCount\"", "", b"x"),
                ("; name=\"tags\"", "", b"abcd"),
                ("; name=\"scan\"; filename=\"s\"", "", b"123456"),
                ("; name=\"picture\"; filename=\"p.gif\"", "Content-Type: image/gif\r\n", b""),
                ("; name=\"colour\"", "", b"red"),
            ],
            400,
            &[
                "title REQUIRED_FIELD_MISSING This is required.",
                "pageCount INVALID_NUMBER_FORMAT This must be a whole number.",
                "tags[0] MAX_LENGTH_EXCEEDED This must have at most 3 characters.",
                "scan MAX_LENGTH_EXCEEDED",
                "picture.fileName INVALID_FORMAT",
                "picture.contentType INVALID_FORMAT",
                "picture.size INVALID_NUMBER_RANGE",
                "colour INVALID_FORMAT This field is not known here. Leave it out.",
            ],
        ),
        case(
            "a name that is sent twice, for one value",
            &[
                TITLE,
                TITLE,
                ("; name=\"scan\"; filename=\"1\"", "", b""),
                ("; name=\"scan\"; filename=\"2\"", "", b""),
            ],
            400,
            &[
                "title INVALID_FORMAT This field must be sent only once.",
                "scan INVALID_FORMAT This field must be sent only once.",
            ],
        ),
        case(
            "hostile names",
            &[
                TITLE,
                ("; name=\"\"", "", b""),
                ("; name=\"tags[0]\"", "", b""),
                ("; name=\"a\\\"b\"", "", b""),
            ],
            400,
            &["[\"\"] INVALID_FORMAT", "[\"tags[0]\"] INVALID_FORMAT", "[\"a\\\"b\"] INVALID_FORMAT"],
        ),
        case(
            "a text that is not UTF-8",
            &[TITLE, ("; name=\"tags\"", "", b"\xff"), ("; name=\"pageCount\"", "", b"\xff")],
            400,
            &[
                "pageCount INVALID_FORMAT This must be text in UTF-8.",
                "tags[0] INVALID_FORMAT This must be text in UTF-8.",
            ],
        ),
    ]
}

fn mixed_up() -> Vec<Case> {
    vec![
        case(
            "files where text is read",
            &[
                ("; name=\"title\"; filename=\"t\"", "", b"Accounts"),
                ("; name=\"pageCount\"; filename=\"7\"", "", b"7"),
                ("; name=\"isDraft\"; filename=\"true\"", "", b"true"),
                ("; name=\"tags\"; filename=\"a\"", "", b"a"),
            ],
            400,
            &[
                "title INVALID_FORMAT This must be text.",
                "pageCount INVALID_NUMBER_FORMAT This must be a whole number.",
                "isDraft INVALID_FORMAT This must be true or false.",
                "tags[0] INVALID_FORMAT This must be text.",
            ],
        ),
        case(
            "texts where files are read",
            &[
                TITLE,
                ("; name=\"scan\"", "", b"x"),
                ("; name=\"pages\"", "", b""),
                ("; name=\"picture\"", "", b"p.png"),
            ],
            400,
            &[
                "scan INVALID_FORMAT This must be a file.",
                "pages[0] INVALID_FORMAT This must be a file.",
                "picture INVALID_FORMAT This must be a file.",
            ],
        ),
        case(
            "a file and a text under one name",
            &[TITLE, ("; name=\"pages\"; filename=\"1\"", "", b"x"), ("; name=\"pages\"", "", b"x")],
            400,
            &["pages[1] INVALID_FORMAT This must be a file."],
        ),
    ]
}

fn malformed() -> Vec<Case> {
    let whole = form(&[TITLE]);
    let latin =
        b"--b\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"\xe9\"\r\n\r\nx\r\n--b--\r\n";
    let latin_name = b"--b\r\nContent-Disposition: form-data; name=\"\xe9\"\r\n\r\nx\r\n--b--\r\n";
    let mut cases = vec![
        sent("another boundary", "multipart/form-data; boundary=c", &whole, 400),
        sent("no boundary", "multipart/form-data", &whole, 400),
        sent("an empty boundary", "multipart/form-data; boundary=\"\"", b"", 400),
        sent("no body", FORM, b"", 400),
        sent("no form", FORM, b"title=Accounts", 400),
        sent("a part that never ends", FORM, &open_form(&[TITLE]), 400),
        sent("headers that never end", FORM, b"--b\r\nContent-Disposition: form-data; name=\"title\"", 400),
        sent("no headers", FORM, b"--b\r\n\r\nx\r\n--b--\r\n", 400),
        sent("a file name that is not UTF-8", FORM, latin, 400),
        sent("a name that is not UTF-8", FORM, latin_name, 400),
        sent("another form", "application/x-www-form-urlencoded", b"title=Accounts", 415),
        sent("several parts that are no form", "multipart/mixed; boundary=b", &whole, 415),
        sent("no content type", "", &whole, 415),
    ];
    cases.push(case("a part without a name", &[TITLE, ("", "", b"x")], 400, &[]));
    cases.push(case(
        "a file without the name of a field",
        &[TITLE, ("; filename=\"x\"", "", b"x")],
        400,
        &[],
    ));
    // Wherever it is cut off.
    for end in 0..whole.len() - 4 {
        cases.push(sent("a body that is cut off", FORM, &whole[..end], 400));
    }
    cases
}

fn too_large() -> Vec<Case> {
    let tag = ("; name=\"tags\"", "", &b"a"[..]);
    let long = |bytes| ("; name=\"title\"", "", &[b'a'; 41][..bytes]);
    let file = |bytes| ("; name=\"scan\"; filename=\"s\"", "", &[b'a'; BODY_LIMIT][..bytes]);
    vec![
        case(
            "as many parts as may be",
            &[TITLE, tag, tag, tag, tag, tag],
            400,
            &["tags MAX_LENGTH_EXCEEDED"],
        ),
        case("too many parts", &[TITLE, tag, tag, tag, tag, tag, tag], 413, &[]),
        case("as long a text as may be", &[long(40)], 400, &["title MAX_LENGTH_EXCEEDED"]),
        case("too long a text", &[long(41)], 413, &[]),
        case("a file that is longer than a text", &[TITLE, file(41)], 400, &["scan MAX_LENGTH_EXCEEDED"]),
        case("too long a body", &[TITLE, file(BODY_LIMIT)], 413, &[]),
    ]
}

impl Case {
    /// Compares with what was answered, in RFC 9457.
    pub(crate) fn assert(&self, status: u16, text: &str) {
        let name = format!("{}: {text}", self.name);
        assert_eq!(status, self.status, "{name}");
        if status == 200 {
            return assert_eq!(vec![text], self.answer, "{name}");
        }
        let body: serde_json::Value = serde_json::from_str(text).expect(&name);
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let told: Vec<_> = errors
            .iter()
            .map(|error| {
                assert_eq!(error["in"], "body", "{name}");
                let part = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
                format!("{} {} {}", part("field"), part("code"), part("detail"))
            })
            .collect();
        assert_eq!(told.len(), self.answer.len(), "{name}");
        for (told, expected) in told.iter().zip(&self.answer) {
            assert!(told.starts_with(expected), "{name}: {told} is not {expected}");
        }
    }
}
