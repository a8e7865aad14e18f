//! Mail addresses: the dot-atom form of RFC 5322 §3.4.1 within the limits of RFC 5321 §4.5.3.1.

/// RFC 5321 §4.5.3.1.1.
const MAX_LOCAL_PART: usize = 64;
/// RFC 5321 §4.5.3.1.3 gives a path 256 octets, `<` and `>` among them. A local part and its `@`
/// take two or more of the rest, so no domain is longer than the 253 of RFC 1035 §2.3.4.
pub(crate) const MAX_ADDRESS: usize = 254;
/// RFC 1035 §2.3.4.
const MAX_LABEL: usize = 63;
/// A label has a local part, `@`, a dot and another label around it, and a local part has more:
/// in an address this short, neither can be too long.
const ALWAYS_FITS: usize = MAX_LABEL + 4;

/// The same as a regular expression of ECMAScript, but for the length of it all.
pub(crate) const PATTERN: &str = concat!(
    r"^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*",
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+",
    r"(?![0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$",
);

/// Tells whether `text` is a plain ASCII mail address such as `first.last@mail.example.com`.
///
/// Narrower than RFC 5321 §4.1.2 on purpose: a quoted local part, an address literal
/// (`user@[192.0.2.1]`), a display name, a domain of one label and a number as the last label
/// (RFC 3696 §2) are refused, since a form that asks for an address never means them. So is text
/// outside ASCII (RFC 6531), look-alike letters with it.
#[inline]
pub(crate) fn is_email(text: &str) -> bool {
    text.len() <= MAX_ADDRESS && has_shape(text) && (text.len() <= ALWAYS_FITS || parts_fit(text))
}

/// Runs the automaton. A row holds the next state for every state, so that a step is one shift:
/// no branch to mispredict, and no load that waits for the step before.
fn has_shape(text: &str) -> bool {
    let mut state = State::LocalStart as u64;
    for byte in text.bytes() {
        state = (STEPS[usize::from(byte)] >> state) & STATE_MASK;
    }
    state == State::Name as u64
}

/// The limits that the automaton does not count, for text of the right shape.
fn parts_fit(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local_part, domain)| {
        local_part.len() <= MAX_LOCAL_PART && domain.split('.').all(|label| label.len() <= MAX_LABEL)
    })
}

/// Where the automaton is: the place of the state in a row, in bits.
#[derive(Clone, Copy)]
enum State {
    /// Every step that no row names leads here, and none leads out.
    Refused = 0,
    /// An atom must start here, so a dot may neither lead, nor trail, nor follow a dot.
    LocalStart = 6,
    Local = 12,
    /// The first label. An address that ends in it has a domain of one label only.
    FirstStart = 18,
    First = 24,
    FirstHyphen = 30,
    /// A later label. An address may end in it, unless it is a number or ends in a hyphen.
    LabelStart = 36,
    Number = 42,
    Name = 48,
    NameHyphen = 54,
}

use State::{First, FirstHyphen, FirstStart, LabelStart, Local, LocalStart, Name, NameHyphen, Number};

const STATE_MASK: u64 = 0b11_1111;

static STEPS: [u64; 256] = {
    let mut steps = [State::Refused as u64; 256];
    let mut byte = 0;
    while byte < 0x80 {
        steps[byte as usize] = row_of(byte);
        byte += 1;
    }
    steps
};

/// The steps over one byte: `atext` (RFC 5322 §3.2.3) stays in an atom, and letters, digits and
/// inner hyphens (RFC 1123 §2.1) stay in a label too.
const fn row_of(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => ALPHANUMERIC | row(&[(LabelStart, Name), (Number, Name)]),
        b'0'..=b'9' => ALPHANUMERIC | row(&[(LabelStart, Number), (Number, Number)]),
        b'-' => ATEXT | HYPHEN,
        b'!' | b'#'..=b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~' => ATEXT,
        b'.' => row(&[(Local, LocalStart)]) | NEXT_LABEL,
        b'@' => row(&[(Local, FirstStart)]),
        _ => State::Refused as u64,
    }
}

const ATEXT: u64 = row(&[(LocalStart, Local), (Local, Local)]);
const ALPHANUMERIC: u64 = ATEXT
    | row(&[(FirstStart, First), (First, First), (FirstHyphen, First)])
    | row(&[(Name, Name), (NameHyphen, Name)]);
const HYPHEN: u64 = row(&[(First, FirstHyphen), (FirstHyphen, FirstHyphen)])
    | row(&[(Number, NameHyphen), (Name, NameHyphen), (NameHyphen, NameHyphen)]);
const NEXT_LABEL: u64 = row(&[(First, LabelStart), (Number, LabelStart), (Name, LabelStart)]);

const fn row(steps: &[(State, State)]) -> u64 {
    let mut row = 0;
    let mut at = 0;
    while at < steps.len() {
        let (from, to) = steps[at];
        row |= (to as u64) << from as u64;
        at += 1;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::is_email;

    use std::format;
    use std::string::String;

    #[test]
    fn accepts_plain_addresses() {
        for text in [
            "a@b.c",
            "a@b.co",
            "A.B@EXAMPLE.COM",
            "first.last+tag@mail.example.com",
            "o'hara@example.ie",
            "!#$%&'*+-/=?^_`{|}~@example.com",
            "-@example.com",
            "--@example.com",
            "1@2.example",
            "user@1.2.3.c4",
            "user@3com.com",
            "user@1-2.3-4",
            "user@a.1a",
            "user@a--b.c--d",
            "user@xn--bcher-kva.example",
        ] {
            assert!(is_email(text), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "@",
            "a",
            "a@",
            "@b.co",
            "a@b",
            "a@@b.co",
            "a@b@c.co",
            ".a@b.co",
            "a.@b.co",
            "a..a@b.co",
            "a@.b.co",
            "a@b..co",
            "a@b.co.",
            "a@.",
            "a@-b.co",
            "a@b-.co",
            "a@b.-co",
            "a@b.co-",
            "a@b.1",
            "a@b.c.123",
            "a@192.0.2.1",
            "a@[192.0.2.1]",
            "a@[IPv6:::1]",
            "a@b_c.co",
            "a@b+c.co",
            "a@b.c_o",
            "\"a\"@b.co",
            "\"a b\"@b.co",
            "a b@b.co",
            "a@b .co",
            "A <a@b.co>",
            "<a@b.co>",
            "a@b.co, c@d.co",
            "a(c)@b.co",
            "a:b@c.co",
            "a;b@c.co",
            "a,b@c.co",
            "a\\b@c.co",
            "mailto:a@b.co",
            " a@b.co",
            "a@b.co ",
            "a@b.co\n",
            "a@b.co\r\n",
            "a@b.co\0",
            "a\0@b.co",
            "a\t@b.co",
            "\u{7f}@b.co",
            "\u{e9}@b.co",
            "a@b\u{fc}cher.example",
            "\u{430}@b.co",
            "p\u{430}ypal@b.co",
            "a@p\u{430}ypal.com",
            "a\u{ff20}b.co",
            "a@b\u{3002}co",
            "a@\u{ff11}.co",
            "a@b.co\u{200b}",
            "\u{feff}a@b.co",
        ] {
            assert!(!is_email(text), "{text:?}");
        }
    }

    #[test]
    fn lengths_end_where_the_standards_say() {
        let long = |size: usize| "x".repeat(size);
        let label = long(63);
        for (text, valid) in [
            (format!("{}@b.co", long(64)), true),
            (format!("{}@b.co", long(65)), false),
            (format!("{}.{}@b.co", long(31), long(32)), true),
            (format!("{}.{}@b.co", long(32), long(32)), false),
            (format!("a@{label}.co"), true),
            (format!("a@x{label}.co"), false),
            (format!("a@b.{label}"), true),
            (format!("a@b.x{label}"), false),
            (format!("{}@{label}.{label}.{}", long(64), long(61)), true),
            (format!("{}@{label}.{label}.{}", long(64), long(62)), false),
            (format!("a@{label}.{label}.{label}.{}", long(60)), true),
            (format!("a@{label}.{label}.{label}.{}", long(61)), false),
        ] {
            assert_eq!(is_email(&text), valid, "{} bytes: {text:?}", text.len());
        }
    }

    #[test]
    fn every_byte_is_classed() {
        for byte in 0..=0x7f {
            let byte = char::from(byte);
            let atext = byte.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(byte);
            assert_eq!(is_email(&format!("{byte}@b.co")), atext, "{byte:?}");
            assert_eq!(
                is_email(&format!("a@b{byte}c.co")),
                byte == '.' || byte == '-' || byte.is_ascii_alphanumeric(),
                "{byte:?}"
            );
        }
    }

    /// All 1.4 million texts of one to eight of these characters, against the rules said plainly.
    #[test]
    fn agrees_with_the_plain_rules() {
        let alphabet = [b'a', b'1', b'-', b'.', b'@', b'!'];
        let mut text = String::new();
        for number in 1..6_u32.pow(8) {
            text.clear();
            let mut rest = number;
            while rest > 0 {
                text.push(char::from(alphabet[(rest % 6) as usize]));
                rest /= 6;
            }
            assert_eq!(is_email(&text), plainly(&text), "{text:?}");
        }
    }

    fn plainly(text: &str) -> bool {
        let Some((local, domain)) = text.split_once('@') else {
            return false;
        };
        let hyphens = |label: &str| label.starts_with('-') || label.ends_with('-');
        let number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
        local.split('.').all(|atom| !atom.is_empty())
            && domain.contains('.')
            && !domain.contains(['@', '!'])
            && !domain.split('.').any(|label| label.is_empty() || hyphens(label))
            && !domain.rsplit('.').next().is_some_and(number)
    }

    #[test]
    fn refuses_huge_text() {
        for unit in ["a", ".", "@", "a.", "a@", "a@b.", "-", "\u{430}"] {
            assert!(!is_email(&unit.repeat(1 << 20)), "{unit:?}");
        }
    }
}
