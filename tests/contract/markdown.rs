//! The table for documentation.

use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "kind")]
#[allow(dead_code)] // described only
enum Hostile {
    #[serde(rename = "a|b`c")]
    One {
        #[serde(rename = "pipe|name")]
        #[api(pattern("^(a|b)*<[_`]$"))]
        pipe: String,
        #[serde(rename = "tick`")]
        tick: Option<u8>,
        #[serde(rename = "line\nbreak")]
        #[api(one_of("x\r\ny", "*z*"))]
        line: Option<String>,
        #[serde(rename = "")]
        #[api(range(max = 9, criteria = "x\r\ny"))]
        empty: Option<u8>,
    },
}

#[test]
fn nothing_breaks_out_of_its_cell() {
    assert_eq!(
        Hostile::contract().to_markdown(),
        r#"| Field | Value | Required | Criteria | Error types |
|---|---|---|---|---|
| `kind` | one of a\|b\`c | yes | | `REQUIRED_FIELD_MISSING`, `INVALID_FORMAT` |
| pipe\|name of a\|b\`c | text | yes | text that matches ^(a\|b)\*\<\[\_\`\]$ | `REQUIRED_FIELD_MISSING`, `INVALID_FORMAT` |
| tick\` of a\|b\`c | a whole number from 0 to 255 | no | | `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE` |
| \["line\\nbreak"\] of a\|b\`c | text | no | one of "x\\r\\ny", \*z\* | `INVALID_FORMAT` |
| `[""]` of a\|b\`c | a whole number from 0 to 255 | no | x  y | `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE` |
"#
    );
}
