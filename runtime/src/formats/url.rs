//! Absolute URIs: RFC 3986, and for the schemes of the web the narrower rules of RFC 9110 §4.2.

use super::ip::{is_ipv4, is_ipv6};

/// Schemes that name a host to connect to, and whose text browsers repair when it is malformed.
const WEB: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];
/// RFC 6455 §3 forbids a fragment in these.
const WEB_SOCKET: [&str; 2] = ["ws", "wss"];

/// RFC 1035 §2.3.4.
const MAX_NAME: usize = 253;
/// RFC 1035 §2.3.4.
const MAX_LABEL: usize = 63;

/// RFC 3986 §2.3.
const UNRESERVED: u8 = 1;
/// RFC 3986 §2.2.
const SUB_DELIM: u8 = 2;
const COLON: u8 = 4;
const AT: u8 = 8;
const SLASH: u8 = 16;
const QUESTION: u8 = 32;
const BRACKET: u8 = 64;
/// What the labels of a host's name are made of.
const IN_LABEL: u8 = 128;

/// What the parts of RFC 3986 §3.2 to §3.5 are made of, besides percent-encoded octets.
const NAME: u8 = UNRESERVED | SUB_DELIM;
const USER_INFO: u8 = NAME | COLON;
const PATH: u8 = NAME | COLON | AT | SLASH;
const FRAGMENT: u8 = PATH | QUESTION;
/// Brackets too, as the URL Standard leaves them: `?filter[name]=a` is what forms and libraries send.
const QUERY: u8 = FRAGMENT | BRACKET;

static CLASSES: [u8; 256] = classes();

/// A part of a URL, which is not as it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UrlPart {
    /// There is none, or none that is allowed.
    Scheme,
    /// No `//` behind the scheme.
    Slashes,
    /// A user name or a password, where none may be.
    User,
    /// No name or address of a host.
    Host,
    /// No number of a port.
    Port,
    /// A character that must be percent-encoded, or a `%` that encodes nothing.
    Path,
    /// The same.
    Query,
    /// The same.
    Fragment,
    /// There is one, where none may be.
    NoFragment,
}

/// Whether `text` is an absolute URI of one of `schemes`, which are compared without letter
/// case (RFC 3986 §3.1), or which part of it is not as it must be. A fragment may follow.
///
/// White space, control characters, backslashes, text outside ASCII and broken percent-encoding are
/// refused in every scheme, as is a port above 65535: there is none (RFC 9293 §3.1).
///
/// `http`, `https`, `ws`, `wss` and `ftp` also need `//` and a host. Other schemes (`ldap`,
/// `mailto`, `tel`, `urn`) follow the generic grammar, where user information, an empty host and
/// any `reg-name` are fine. Whether a scheme is safe to follow (`javascript`, `file`) is decided by
/// who lists it, and how long a URI may be by who calls.
#[inline]
pub(crate) fn check(text: &str, schemes: &[&str]) -> Result<(), UrlPart> {
    if is_usual(text, schemes) { Ok(()) } else { check_parts(text, schemes) }
}

/// Whether this is a URL of the most usual form, which one pass tells: `http` or `https`, and a host that is a name or an
/// IPv4 address. All others are cut into their parts.
#[inline]
fn is_usual(text: &str, schemes: &[&str]) -> bool {
    let scheme = if text.as_bytes().get(4) == Some(&b':') { "http" } else { "https" };
    let Some((start, rest)) = text.split_at_checked(scheme.len()) else { return false };
    let Some(rest) = rest.strip_prefix("://") else { return false };
    start.eq_ignore_ascii_case(scheme) && is_one_of(scheme, schemes) && is_usual_rest(rest)
}

fn is_usual_rest(text: &str) -> bool {
    let Some(text) = host_end(text).and_then(|end| text.as_bytes().get(end..)) else { return false };
    let text = match text.strip_prefix(b":") {
        Some(text) => {
            // A port of four digits or fewer is not too large.
            let digits = text.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
            &text[digits..]
        }
        None => text,
    };
    matches!(text.first(), None | Some(b'/' | b'?' | b'#')) && is_tail(text)
}

/// Where a host ends that is an IPv4 address or a name, if there is one.
fn host_end(host: &str) -> Option<usize> {
    let (text, mut at, mut label) = (host.as_bytes(), 0, 0);
    loop {
        while text.get(at).is_some_and(|byte| class(*byte) & IN_LABEL != 0) {
            at += 1;
        }
        let first = text.get(label).filter(|_| at - label <= MAX_LABEL)?;
        if text.get(at) != Some(&b'.') {
            // What ends in a number must be an address.
            let is_host = if first.is_ascii_alphabetic() { at <= MAX_NAME } else { is_ipv4(host.get(..at)?) };
            return is_host.then_some(at);
        }
        if !first.is_ascii_alphanumeric() {
            return None;
        }
        at += 1;
        label = at;
    }
}

/// Whether this is made of a path, a query and a fragment, or of some of them.
fn is_tail(text: &[u8]) -> bool {
    let (mut at, mut wanted) = (0, PATH);
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            _ if class(byte) & wanted != 0 => {}
            b'?' if wanted == PATH => wanted = QUERY,
            b'#' if wanted != FRAGMENT => wanted = FRAGMENT,
            b'%' if is_octet(&text[at..]) => at += 2,
            _ => return false,
        }
    }
    true
}

/// Whether a percent sign stands before it.
fn is_octet(behind: &[u8]) -> bool {
    behind.get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

#[inline(never)]
fn check_parts(text: &str, schemes: &[&str]) -> Result<(), UrlPart> {
    let (scheme, rest) = text.split_once(':').ok_or(UrlPart::Scheme)?;
    holds(is_scheme(scheme) && is_one_of(scheme, schemes), UrlPart::Scheme)?;
    rest_of(scheme, rest)
}

fn holds(holds: bool, part: UrlPart) -> Result<(), UrlPart> {
    if holds { Ok(()) } else { Err(part) }
}

/// RFC 3986 §3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

fn is_one_of(scheme: &str, list: &[&str]) -> bool {
    list.iter().any(|listed| listed.eq_ignore_ascii_case(scheme))
}

/// Cuts fragment, query and hierarchical part apart, in the order of RFC 3986 appendix B.
fn rest_of(scheme: &str, rest: &str) -> Result<(), UrlPart> {
    let (rest, fragment) = cut(rest, '#');
    let (hierarchy, query) = cut(rest, '?');
    hierarchy_of(scheme, hierarchy)?;
    holds(query.is_none_or(|query| is_made_of(query, QUERY)), UrlPart::Query)?;
    let Some(fragment) = fragment else { return Ok(()) };
    holds(!is_one_of(scheme, &WEB_SOCKET), UrlPart::NoFragment)?;
    holds(is_made_of(fragment, FRAGMENT), UrlPart::Fragment)
}

/// RFC 3986 §3: `//`, an authority and a path, or a path alone.
fn hierarchy_of(scheme: &str, text: &str) -> Result<(), UrlPart> {
    let is_web = is_one_of(scheme, &WEB);
    let Some(text) = text.strip_prefix("//") else {
        holds(!is_web, UrlPart::Slashes)?;
        return holds(is_made_of(text, PATH), UrlPart::Path);
    };
    let (authority, path) = text.split_at(text.find('/').unwrap_or(text.len()));
    if is_web {
        web_authority(authority)?;
    } else {
        generic_authority(authority)?;
    }
    holds(is_made_of(path, PATH), UrlPart::Path)
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// RFC 3986 §3.2.
fn generic_authority(text: &str) -> Result<(), UrlPart> {
    let (user, host_and_port) = text.split_once('@').unwrap_or(("", text));
    holds(is_made_of(user, USER_INFO), UrlPart::User)?;
    host_and_port_of(host_and_port, |name| is_made_of(name, NAME))
}

/// RFC 3986 §3.2 without user information, and with a host that everybody reads alike.
///
/// `user@` is refused (RFC 9110 §4.2.4): `https://bank.example@evil.example` leads to the latter
/// host. `http` (RFC 1738 §3.3) and `ws` (RFC 6455 §3) never had it; in `ftp` it puts a password
/// where addresses are logged.
fn web_authority(text: &str) -> Result<(), UrlPart> {
    holds(!text.as_bytes().contains(&b'@'), UrlPart::User)?;
    host_and_port_of(text, is_web_host)
}

fn host_and_port_of(text: &str, is_name: fn(&str) -> bool) -> Result<(), UrlPart> {
    if let Some((literal, after)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        holds(is_ip_literal(literal) && (after.is_empty() || after.starts_with(':')), UrlPart::Host)?;
        return holds(after.strip_prefix(':').is_none_or(is_port), UrlPart::Port);
    }
    let (host, port) = cut(text, ':');
    holds(is_name(host), UrlPart::Host)?;
    holds(port.is_none_or(is_port), UrlPart::Port)
}

/// RFC 3986 §3.2.3: digits, or none.
fn is_port(text: &str) -> bool {
    text.is_empty() || (text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok())
}

/// RFC 3986 §3.2.2. A zone id (RFC 6874) means something on one machine only: refused.
fn is_ip_literal(text: &str) -> bool {
    text.strip_prefix(['v', 'V']).map_or_else(|| is_ipv6(text), is_ip_future)
}

/// RFC 3986 §3.2.2, after the `v`.
fn is_ip_future(text: &str) -> bool {
    text.split_once('.').is_some_and(|(version, address)| {
        !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !address.is_empty()
            && address.bytes().all(|byte| class(byte) & USER_INFO != 0)
    })
}

/// A host of a web scheme that is not in brackets: narrower than the `reg-name` of RFC 3986 §3.2.2,
/// so that no two readers take it for two hosts.
///
/// * It must not be empty (RFC 9110 §4.2.1).
/// * If it ends in a number, it must be an IPv4 address. Browsers read `1`, `0x7f.1`, `127.1`,
///   `017.0.0.1` and `127.0.0.1.` as addresses (URL Standard, "ends in a number"), where RFC 3986
///   has names.
/// * Else it must be a domain name. Percent-encoding is refused, since browsers decode it: to them
///   `%31` is the host `1`.
fn is_web_host(host: &str) -> bool {
    if ends_in_number(host) { is_ipv4(host) } else { is_domain_name(host) }
}

/// Decimal or hexadecimal digits in the last label; `0x` alone is a zero to browsers.
pub(super) fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit_once('.').map_or(host, |(_, last)| last);
    let hex = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    hex.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The labels of RFC 1123 §2.1, which browsers and ASP.NET both read, with two liberties that both
/// take: `_` within a label, as the names of services have it, and a hyphen at its end. Other
/// characters of a `reg-name` (`~`, `!`, `,`) are in no such name, and ASP.NET refuses them. A dot
/// may end the name (RFC 3986 §3.2.2).
fn is_domain_name(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    name.len() <= MAX_NAME && name.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    label.len() <= MAX_LABEL
        && label.starts_with(|first: char| first.is_ascii_alphanumeric())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Tells whether every byte is of a wanted class or in a percent-encoded octet (RFC 3986 §2.1).
fn is_made_of(text: &str, wanted: u8) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut next_is_hex = || bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        let valid = if byte == b'%' { next_is_hex() && next_is_hex() } else { class(byte) & wanted != 0 };
        if !valid {
            return false;
        }
    }
    true
}

fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'-' | b'_' => UNRESERVED | IN_LABEL,
            b'.' | b'~' => UNRESERVED,
            _ if byte.is_ascii_alphanumeric() => UNRESERVED | IN_LABEL,
            b'!' | b'$' | b'&'..=b',' | b';' | b'=' => SUB_DELIM,
            b':' => COLON,
            b'@' => AT,
            b'/' => SLASH,
            b'?' => QUESTION,
            b'[' | b']' => BRACKET,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::{UrlPart, check, check_parts};

    use std::format;

    fn is_url(text: &str, schemes: &[&str]) -> bool {
        let is_url = check(text, schemes).is_ok();
        assert_eq!(is_url, check_parts(text, schemes).is_ok(), "one pass and all parts agree on {text:?}");
        is_url
    }

    const LISTED: [&str; 9] = ["http", "HTTPS", "ws", "wss", "ftp", "ldap", "mailto", "urn", "x-a+b.1"];

    fn accepts(texts: &str) {
        for text in texts.split_ascii_whitespace() {
            assert!(is_url(text, &LISTED), "{text:?}");
        }
    }

    fn refuses(texts: &str) {
        for text in texts.split_ascii_whitespace() {
            assert!(!is_url(text, &LISTED), "{text:?}");
        }
    }

    #[test]
    fn the_scheme_must_be_listed() {
        assert!(is_url("http://a.example", &["https", "http"]));
        assert!(is_url("hTTp://a.example", &["HttP"]));
        assert!(!is_url("http://a.example", &[]));
        assert!(!is_url("http://a.example", &["https", "htt", "httpx", ""]));
        assert!(!is_url("javascript:alert(1)", &["http"]));
        assert!(!is_url("1x:a", &["1x"]) && !is_url("a_b:c", &["a_b"]) && !is_url(":a", &[""]));
        assert!(!is_url("", &LISTED));
        accepts("x-a+b.1:rest X-A+B.1: HTTP://A https://a");
        refuses(": http //a.example /a a ?http: #http: tel:1 ht_tp://a 1http://a http+x://a");
        refuses("\u{43d}ttp://a http\u{ff1a}//a \u{ff48}ttp://a http\0://a \u{feff}http://a");
    }

    #[test]
    fn web_schemes_need_slashes_and_a_host() {
        accepts("http://a https://a/ ws://a? wss://a?b ftp://a/b;type=i http://a# http://a//b");
        refuses("http: http:/ http:// http:a http:/a http:///a http:////a http:?a http:#a");
        refuses(r"http://?a http://#a http://:80 http://: http:\\a http:/\a http://\a");
        refuses(r"https://\evil.example https://a.example\@evil.example https:/[::1]");
        refuses("ws://a/#b wss://a#");
    }

    #[test]
    fn web_schemes_have_no_user_information() {
        refuses("http://u@a https://u:p@a ws://@a ftp://u:p@a/ http://u@ http://a:80@b");
        refuses("http://u@[::1] http://[::1]@a http://%40@a http://a@b@c");
        accepts("http://a/u@b http://a/?u@b http://a/#u@b http://a?u@b");
    }

    #[test]
    fn web_hosts_are_names_or_addresses() {
        accepts("http://a.b-c.d_e http://a-.b http://a.example. http://xn--bcher-kva.example");
        accepts("http://3com.com http://1.a http://1a http://0x1g http://0xa.b http://a.x0");
        accepts("http://1.2.3.4 http://0.0.0.0:0/ http://255.255.255.255");
        refuses("http://1 http://1/ http://01.2.3.4 http://256.1.1.1 http://1.2.3 http://1.2.3.4.5");
        refuses("http://1.2.3.4. http://1. http://a.1 http://2130706433 http://99999999999");
        refuses("http://0x7f000001 http://0X7F.1 http://0x http://a.0x http://a.0xf. http://0.0x0");
        refuses("http://. http://.. http://.a http://a..b http://a.. http://-a http://_a http://a.-b");
        refuses("http://a~b http://a!b http://a,b http://a;b http://a$b http://a'b http://a*b");
        refuses("http://%61 http://%31 http://a%2eb http://a%00b http://a% http://a%zz");
        refuses("http://\u{ff11}.2.3.4 http://\u{430}.b http://b\u{fc}cher.b http://a\u{3002}b");
    }

    #[test]
    fn names_end_where_the_name_system_says() {
        let label = "x".repeat(63);
        let longest = format!("{label}.{label}.{label}.{}", &label[..61]);
        for (host, valid) in [
            (format!("{label}.a"), true),
            (format!("x{label}.a"), false),
            (longest.clone(), true),
            (format!("{longest}."), true),
            (format!("{longest}x"), false),
        ] {
            assert_eq!(is_url(&format!("http://{host}/"), &LISTED), valid, "{host}");
        }
    }

    #[test]
    fn bracketed_addresses_are_checked() {
        accepts("http://[::1] http://[::1]:80/ http://[::1]: http://[::1]?a http://[::F:1.2.3.4]#a");
        accepts("http://[v1.a] http://[VaF.a:b;c]:1 ldap://[2001:db8::7]/c=GB ldap://u@[::1]");
        refuses("http://[] http://[ http://] http://[::1 http://::1 http://[::1]] http://[[::1]]");
        refuses("http://[::1]a http://[::1]80 http://a[::1] http://[1.2.3.4] http://[a]");
        refuses("http://[fe80::1%25eth0] http://[fe80::1%eth0] http://[::ffff:01.2.3.4]");
        refuses("http://[v.a] http://[v1.] http://[v1] http://[vg.a] http://[v1.%61] http://[v1.a/b]");
    }

    #[test]
    fn ports_are_numbers_that_exist() {
        accepts("http://a: http://a:/ http://a:0 http://a:65535 http://a:00000080 ldap://:389");
        refuses("http://a:65536 http://a:4294967376 http://a:18446744073709551696 ldap://a:65536");
        refuses("http://a:80a http://a:-1 http://a:+1 http://a:8:0 http://a:: http://[::1]:a");
        refuses("http://a:8\u{660} http://a:\u{ff18}0 http://a:80\0");
    }

    #[test]
    fn other_schemes_follow_the_generic_grammar() {
        accepts("mailto:a@b.example mailto: urn:a:b:1 urn:a/b//c mailto:?subject=a%20b urn:%00");
        accepts("ldap:///o=a ldap:// ldap://u:p@a ldap://@a ldap://1 ldap://a~!$&'()*+,;=%41");
        refuses(r"ldap://a@b@c ldap://[@a ldap://a[b] ldap://%4 ldap://a\b urn:a[b] urn:%4 urn:a|b");
    }

    #[test]
    fn each_part_has_its_characters() {
        let name = "aZ09-._~!$&'()*+,;=%41%fF";
        for (part, extra) in [("/", ":@/"), ("?", ":@/?"), ("#", ":@/?")] {
            assert!(is_url(&format!("http://a{part}{name}{extra}"), &LISTED), "{part}");
            for wrong in "%|%4|%G1|%1G|%%41|%\u{ff14}1| |\"|<|>|\\|^|`|{|}|\0|\t|\n|\r|\u{7f}"
                .split('|')
                .chain(["|", "\u{80}", "\u{e9}", "\u{430}", "\u{2028}", "\u{200b}", "\u{1f600}"])
            {
                for text in [format!("http://a{part}b{wrong}"), format!("urn:a{part}{wrong}~")] {
                    assert!(!is_url(&text, &LISTED), "{text:?}");
                }
            }
        }
        refuses("http://a#b#c http://a/#b# urn:a#b#c");
        accepts("http://a?b[c]=d http://a/?[ urn:a?]");
        refuses("http://a/[b] http://a/] http://a#[b] http://a/?b#] urn:[a] urn:a#[");
    }

    #[test]
    fn the_part_that_is_wrong() {
        for (part, texts) in [
            (UrlPart::Scheme, ": a a.example/b //a tel:1 1:a"),
            (UrlPart::Slashes, "http: http:a http:/a https:a@b"),
            (UrlPart::User, "http://u@a http://u:p@a/b#c ldap://%@a"),
            (
                UrlPart::Host,
                "http:// http:///a http://a..b http://256.1.1.1 http://[::1 http://[::g] http://a%20b http://[::1]a",
            ),
            (UrlPart::Port, "http://a:65536 http://a:b/ http://[::1]:99999 http://a:8:0"),
            (UrlPart::Path, "http://a/{b} http://a/% http://a/%zz?b http://a/é urn:[a]"),
            (UrlPart::Query, "http://a?{b} http://a/b?c%4 http://a?<b>#c"),
            (UrlPart::Fragment, "http://a#{b} http://a/?b#c#d"),
            (UrlPart::NoFragment, "wss://a#b ws://a/?b#"),
        ] {
            for text in texts.split_ascii_whitespace() {
                assert_eq!(check(text, &LISTED), Err(part), "{text:?}");
            }
        }
    }

    #[test]
    fn white_space_is_refused_around_and_within() {
        for space in [" ", "\t", "\n", "\r", "\0", "\u{a0}", "\u{3000}"] {
            for text in ["_http://a", "http://a_", "http://_a", "http://a_b", "http_://a", "http:_//a"] {
                assert!(!is_url(&text.replace('_', space), &LISTED), "{text:?} {space:?}");
            }
        }
    }

    #[test]
    fn huge_text_takes_linear_time() {
        for unit in ["a", "/", ":", "?", "%41", "a/", "@"] {
            let text = unit.repeat(1 << 20);
            assert!(is_url(&format!("http://a/?{text}"), &LISTED), "{unit:?}");
            assert!(is_url(&format!("urn:a?{text}"), &LISTED), "{unit:?}");
        }
        for unit in ["a", "a.", "1.", "0x", "[", ":", "@", "%41", "1"] {
            assert!(!is_url(&format!("http://{}", unit.repeat(1 << 20)), &LISTED), "{unit:?}");
        }
    }
}
