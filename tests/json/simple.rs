//! Types without parts: what is wrong with a value of another kind is known before serde is asked, and must be what
//! would be said if it were.

use api_validate::{ApiValidate, ValidationErrors, json};
use serde::Deserialize;

const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "7",
    "1.5",
    "1E2",
    "128",
    "65536",
    "-129",
    "18446744073709551615",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "1e400",
    "-1e400",
    "\"\"",
    "\"x\"",
    "\"xy\"",
    "\"\\u00e9\"",
    "\"\\ud800\"",
    "\"7\"",
    "\"-1\"",
    "\"true\"",
    "\"null\"",
    "\"[1]\"",
    "[]",
    "[7]",
    "[[7]]",
    "[null]",
    "{}",
    "{\"v\":7}",
    "{\"\\ud800\":7}",
];

fn said<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> Option<String> {
    let say = |errors: ValidationErrors| {
        let lines = errors.iter().map(|error| {
            (error.field().to_string(), error.to_string(), error.fault(), format!("{:?}", error.params()))
        });
        format!("{:?}", lines.collect::<Vec<_>>())
    };
    json::from_str::<T>(body).err().map(say)
}

macro_rules! compare {
    ($($type:ty),*) => {$({
        /// Has no `ApiValidate`, and is skipped, so that serde is asked.
        #[derive(Deserialize)]
        struct Foreign(#[allow(dead_code)] $type);

        #[derive(Deserialize, ApiValidate)]
        #[allow(dead_code)]
        struct Known {
            v: $type,
        }

        #[derive(Deserialize, ApiValidate)]
        #[allow(dead_code)]
        struct Asked {
            #[api(skip)]
            v: Foreign,
        }

        for value in VALUES {
            let body = format!(r#"{{"v":{value}}}"#);
            let known = said::<Known>(&body);
            assert_eq!(known, said::<Asked>(&body), "{} {value}", stringify!($type));
            assert_eq!(known.is_none(), serde_json::from_str::<$type>(value).is_ok());
            // The same in a list, whose sound elements are read without a look for their end.
            let (list, both) = (format!("[ {value} ]"), format!("[{value} , {value}]"));
            let lines = said::<Vec<$type>>(&list);
            assert_eq!(lines.is_none(), known.is_none(), "{} {list}", stringify!($type));
            assert_eq!(lines, known.map(|known| known.replace("\"v", "\"[0]")), "{list}");
            assert_eq!(said::<Vec<$type>>(&both).is_none(), lines.is_none());
        }
    })*};
}

#[test]
fn what_is_known_without_serde_is_what_serde_says() {
    compare!(
        (),
        bool,
        char,
        String,
        i8,
        i16,
        i32,
        i64,
        i128,
        isize,
        u8,
        u16,
        u32,
        u64,
        u128,
        usize,
        f32,
        f64
    );
}
