//! Bodies as they are expected, byte for byte, but for the trace id.

use std::{env, fs, path::Path};

use api_validate_http_tests::Answer;

use crate::running::{problem, trace};

/// Compares an answer with `tests/golden/NAME.json`; `GOLDEN=overwrite` writes the file instead.
#[track_caller]
pub(crate) fn assert_golden(answer: &Answer, name: &str) {
    problem(answer);
    let trace = trace(answer).to_string();
    let body = answer.text().replace(&trace, "00000000000000000000000000000000") + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.json"));
    if env::var_os("GOLDEN").is_some_and(|golden| golden == "overwrite") {
        fs::write(&file, &body).unwrap();
    }
    assert_eq!(body, fs::read_to_string(&file).unwrap_or_default(), "{name}");
}
