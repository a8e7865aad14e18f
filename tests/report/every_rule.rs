//! A type that uses every rule of the table, on every kind of field: once kept, once broken with a given text.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::{Arc, LazyLock},
};

use api_validate::{ApiValidate, Date, Patch, ValidationErrorType, Violation, metadata};
use api_validate_tests::Sent;
use bigdecimal::BigDecimal;
use rust_decimal::Decimal;
use uuid::Uuid;

/// What the rules of the type need to know.
pub(crate) struct Limits {
    pub(crate) shortest: usize,
}

#[derive(ApiValidate)]
#[api(context = Limits, at_least_one(first, second), exactly_one(iban, account), custom(whole))]
pub(crate) struct EveryRule {
    #[api(required)]
    required: Option<String>,
    #[api(not_null)]
    not_null: Sent<String>,
    #[api(absent)]
    absent: Option<String>,
    #[api(length(min = 2, max = 12))]
    length: String,
    #[api(length(max = 5, unit = bytes))]
    bytes: Cow<'static, str>,
    #[api(length(max = 5, unit = utf16))]
    utf16: Box<str>,
    #[api(length(max = 5, unit = graphemes))]
    graphemes: Arc<str>,
    #[api(length(equal = 2), unique, each(required, length(max = 5)))]
    items: Vec<String>,
    #[api(length(max = 32), unique)]
    many: Vec<String>,
    #[api(unique(by = name), any(is_main, message = "Send a main item."))]
    by_name: Vec<Item>,
    #[api(date(min = "01/JAN/2020", max = today))]
    date: String,
    #[api(date(format = "yyyy-MM-dd", after = date))]
    later: Sent<String>,
    #[api(date(before = date))]
    earlier: Option<Date>,
    #[api(date(max = today + 1 days))]
    chrono: chrono::NaiveDate,
    #[api(date(min = today - 18 years))]
    time: time::Date,
    #[api(date(max = today))]
    jiff: jiff::civil::Date,
    #[api(number(scale = 2, precision = 6), range(min = 0, below = 1000))]
    number: String,
    #[api(number(integer), range(above = 0), multiple_of(5))]
    whole: Option<f64>,
    #[api(number(scale = 2), range(max = 10.5))]
    decimal: Decimal,
    #[api(number(scale = 2), range(max = 10.5), multiple_of(0.25))]
    big: BigDecimal,
    #[api(range(min = 1), multiple_of(3))]
    count: Rc<u32>,
    #[api(pattern("^[A-Z]{3}-[0-9]{6}$"))]
    pattern: String,
    #[api(email)]
    email: Option<String>,
    #[api(url(schemes("https")))]
    url: String,
    #[api(uuid(not_nil))]
    uuid: String,
    #[api(uuid(not_nil))]
    typed_uuid: Uuid,
    #[api(ip)]
    ip: String,
    #[api(ipv4)]
    ipv4: String,
    #[api(ipv6)]
    ipv6: String,
    #[api(phone)]
    phone: Option<String>,
    #[api(date_time(min = "2020-01-01T00:00:00Z"))]
    date_time: String,
    #[api(date_time(after = date_time, max = now))]
    ended: Option<String>,
    #[api(time)]
    time_of_day: String,
    #[api(hostname)]
    hostname: String,
    #[api(equal("v1"))]
    equal: String,
    #[api(equal(true))]
    is_equal: bool,
    #[api(credit_card)]
    credit_card: String,
    #[api(ascii)]
    ascii: String,
    #[api(alphanumeric)]
    alphanumeric: String,
    #[api(lowercase)]
    lowercase: String,
    #[api(uppercase)]
    uppercase: String,
    #[api(no_control)]
    no_control: String,
    #[api(prefix("AB"))]
    prefix: String,
    #[api(suffix("YZ"))]
    suffix: String,
    #[api(contains("MN"))]
    contains: String,
    #[api(not_contains("--"))]
    not_contains: String,
    #[api(one_of("Admin", "Member"))]
    one_of: String,
    #[api(none_of("root"))]
    none_of: String,
    #[api(one_of(10, 20))]
    one_of_numbers: u8,
    #[api(filter(fields(name: text, amount: number), logic(and)))]
    filter: String,
    #[api(orderby(fields(name), max = 1))]
    orderby: String,
    password: String,
    #[api(matches(password))]
    matches: String,
    #[api(custom(no_text))]
    custom: String,
    #[api(custom(long_enough, code = "ACME_SHORT"))]
    with_context: String,
    #[api(metadata(catalog = *CATALOG, caller = ["reader"]))]
    metadata: Vec<metadata::Item>,
    #[api(keys(length(max = 5), ascii), each(length(max = 5)))]
    hashed: HashMap<String, String>,
    #[api(keys(alphanumeric), each(each(length(max = 5))))]
    sorted: BTreeMap<String, Vec<String>>,
    #[api(when(ctx.shortest > 0, length(max = 5), prefix("A", criteria = "a text", message = "Start with A.")))]
    when: String,
    nested: Nested,
    list: Vec<Option<Box<Nested>>>,
    map: HashMap<String, Nested>,
    tuple: (u8, Nested),
    array: [Nested; 2],
    shape: Shape,
    looked_up: LookedUp,
    first: Option<String>,
    second: Option<u8>,
    iban: Option<String>,
    account: Option<String>,
}

#[derive(ApiValidate)]
pub(crate) struct Item {
    #[api(length(max = 5))]
    name: Option<String>,
    is_main: bool,
}

#[derive(ApiValidate)]
pub(crate) struct Nested {
    #[api(required, length(max = 5))]
    text: String,
}

/// Inside of another, since lookups of a type's own do not compile where nobody resolves.
#[derive(ApiValidate)]
pub(crate) struct LookedUp {
    #[api(resource("User"))]
    user: Option<String>,
    id: u8,
    #[api(id_value("User", id = id))]
    email: Option<String>,
}

impl LookedUp {
    pub(crate) fn with(text: Option<&str>) -> Self {
        Self { user: text.map(str::to_owned), id: 1, email: text.map(str::to_owned) }
    }
}

#[derive(ApiValidate)]
pub(crate) enum Shape {
    Named {
        #[api(length(max = 5))]
        name: String,
    },
    Plain(#[api(length(max = 5))] String),
}

fn is_main(item: &Item) -> bool {
    item.is_main
}

fn no_text(text: &str) -> Result<(), Violation> {
    if text.len() > 5 { Err(Violation::new(ValidationErrorType::UnknownResource)) } else { Ok(()) }
}

fn long_enough(text: &str, limits: &Limits) -> Result<(), Violation> {
    if text.len() > limits.shortest {
        Err(Violation::new(ValidationErrorType::InvalidFormat))
    } else {
        Ok(())
    }
}

fn whole(value: &EveryRule) -> Result<(), Violation> {
    if value.length.len() > 12 {
        return Err(Violation::new(ValidationErrorType::custom("ACME_WHOLE")).at("length"));
    }
    Ok(())
}

/// The day on which the good value is good.
pub(crate) const TODAY: Date = Date::new(2026, 11, 22).unwrap();

pub(crate) const LIMITS: Limits = Limits { shortest: 5 };

static CATALOG: LazyLock<metadata::JsonCatalog> = LazyLock::new(|| {
    let json = r#"{ "attributes": [
        { "name": "Art", "options": ["eins", "zwei"] }, { "name": "Frist", "settableBy": ["editor"] }
    ] }"#;
    metadata::JsonCatalog::from_json(json).expect("the catalogue is good")
});

/// Every rule is kept.
pub(crate) fn good() -> EveryRule {
    LazyLock::force(&CATALOG);
    let text = |text: &str| text.to_owned();
    let nested = || Nested { text: text("x") };
    let item = |name: Option<&str>| Item { name: name.map(text), is_main: true };
    EveryRule {
        required: Some(text("x")),
        not_null: Patch::Absent,
        absent: None,
        length: text("two"),
        bytes: Cow::Borrowed("日"),
        utf16: "𝄞𝄞".into(),
        graphemes: "e\u{301}e\u{301}👩‍👩‍👧‍👦".into(),
        items: vec![text("a"), text("b")],
        many: (0..32).map(|n| n.to_string()).collect(),
        by_name: vec![item(Some("a")), item(None), item(None)],
        date: text("22/nov/2026"),
        later: Patch::Value(text("2026-11-23")),
        earlier: Date::new(2026, 11, 21),
        chrono: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        time: time::Date::from_calendar_date(2008, time::Month::November, 22).unwrap(),
        jiff: jiff::civil::date(2026, 11, 22),
        number: text("999.99"),
        whole: Some(15.0),
        decimal: Decimal::new(1050, 2),
        big: BigDecimal::new(1050.into(), 2),
        count: Rc::new(3),
        pattern: text("ABC-123456"),
        email: Some(text("ada@example.com")),
        url: text("https://example.com/a?b=c"),
        uuid: text("123e4567-e89b-12d3-a456-426614174000"),
        typed_uuid: Uuid::from_u128(1),
        ip: text("192.0.2.1"),
        ipv4: text("192.0.2.1"),
        ipv6: text("2001:db8::1"),
        phone: Some(text("+441632960001")),
        date_time: text("2020-01-01T01:00:00+01:00"),
        ended: Some(text("2020-01-01T00:00:01Z")),
        time_of_day: text("15:00:00Z"),
        hostname: text("www.example.com"),
        equal: text("v1"),
        is_equal: true,
        credit_card: text("4111111111111111"),
        ascii: text("ascii"),
        alphanumeric: text("Straße7"),
        lowercase: text("straße"),
        uppercase: text("ABC"),
        no_control: text("a b"),
        prefix: text("ABC"),
        suffix: text("XYZ"),
        contains: text("LMNO"),
        not_contains: text("a-b"),
        one_of: text("Admin"),
        none_of: text("ada"),
        one_of_numbers: 20,
        filter: text("name eq 'Ada' and (amount gt 5 and amount lt 7.5)"),
        orderby: text("name desc"),
        password: text("LMNO"),
        matches: text("LMNO"),
        custom: text("x"),
        with_context: text("x"),
        metadata: vec![metadata::Item::new("Art", "zwei")],
        hashed: HashMap::from([(text("a"), text("b")), (text("c"), text("d"))]),
        sorted: BTreeMap::from([(text("a"), vec![text("b")]), (text("c"), Vec::new())]),
        when: text("A"),
        nested: nested(),
        list: vec![None, Some(Box::new(nested()))],
        map: HashMap::from([(text("k"), nested())]),
        tuple: (1, nested()),
        array: [nested(), nested()],
        shape: Shape::Named { name: text("x") },
        looked_up: LookedUp::with(None),
        first: None,
        second: Some(1),
        iban: Some(text("x")),
        account: None,
    }
}

/// Every rule is broken, wherever text can do it with this one: long, not ASCII, with a blank in it.
pub(crate) fn bad(bad: &str) -> EveryRule {
    let text = || bad.to_owned();
    let nested = || Nested { text: text() };
    let item = || Item { name: Some(text()), is_main: false };
    EveryRule {
        required: None,
        not_null: Patch::Null,
        absent: Some(text()),
        length: text(),
        bytes: Cow::Owned(text()),
        utf16: text().into(),
        graphemes: text().into(),
        items: vec![text(), text(), text()],
        many: vec![text(); 40],
        by_name: vec![item(), item()],
        date: text(),
        later: Patch::Value(text()),
        earlier: Date::new(2026, 11, 23),
        chrono: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        time: time::Date::from_calendar_date(2008, time::Month::November, 21).unwrap(),
        jiff: jiff::civil::date(2026, 11, 23),
        number: text(),
        whole: Some(f64::NAN),
        decimal: Decimal::new(10_501, 3),
        big: BigDecimal::new(1075.into(), 2),
        count: Rc::new(2),
        pattern: text(),
        email: Some(text()),
        url: text(),
        uuid: text(),
        typed_uuid: Uuid::nil(),
        ip: text(),
        ipv4: text(),
        ipv6: text(),
        phone: Some(text()),
        date_time: text(),
        ended: Some(text()),
        time_of_day: text(),
        hostname: text(),
        equal: text(),
        is_equal: false,
        credit_card: text(),
        ascii: text(),
        alphanumeric: text(),
        lowercase: "BAD".to_owned(),
        uppercase: "bad".to_owned(),
        no_control: "b\nad".to_owned(),
        prefix: text(),
        suffix: text(),
        contains: text(),
        not_contains: "b--ad".to_owned(),
        one_of: text(),
        none_of: "root".to_owned(),
        one_of_numbers: 30,
        filter: text(),
        orderby: text(),
        password: text(),
        matches: text() + "!",
        custom: text(),
        with_context: text(),
        metadata: ["Art", bad, "Frist"].map(|name| metadata::Item::new(name, bad)).into(),
        hashed: HashMap::from([("ключ ключ".to_owned(), text())]),
        sorted: BTreeMap::from([("a b".to_owned(), vec![text(), text()])]),
        when: text(),
        nested: nested(),
        list: vec![None, Some(Box::new(nested()))],
        map: HashMap::from([("k".to_owned(), nested())]),
        tuple: (1, nested()),
        array: [nested(), nested()],
        shape: Shape::Plain(text()),
        looked_up: LookedUp::with(Some(bad)),
        first: None,
        second: None,
        iban: Some(text()),
        account: Some(text()),
    }
}

/// The rules of the macro's table, and those that stand on a type.
pub(crate) fn rule_names() -> Vec<&'static str> {
    let table = include_str!("../../macros/src/rules.rs").split("RULES: &[Spec]").nth(1).unwrap();
    let table = table.split("];").next().unwrap();
    let rows = table.split("rule(\"").skip(1).chain(table.split("text(\"").skip(1));
    let mut names: Vec<_> = rows.map(|row| row.split('"').next().unwrap()).collect();
    names.extend(["at_least_one", "exactly_one"]);
    names.sort_unstable();
    names
}
