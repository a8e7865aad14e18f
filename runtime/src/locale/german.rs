//! The texts in German.

#[cfg(feature = "json")]
mod bodies;
#[cfg(feature = "filter")]
mod filter;
#[cfg(feature = "metadata")]
mod metadata;
#[cfg(feature = "json")]
mod types;

use alloc::{format, string::String};
use core::fmt::{self, Display, Formatter};

use super::{
    language::{Comma, Names, Plain, Quoted, language},
    phrase::{Bound, Criteria, DateForm, DateOf, Length, Limit, Message, Range, Span, Unit},
};
use crate::{
    DateBound, DateTime, DateTimeBound, Num, ValidationErrorType, date_form::DateName, late::limit::Side,
    rules::UrlPart,
};

/// Stands between two criteria.
const BESIDE: &str = "; ";
const AS_A_NAME: &str = "als Name: ";
const WRONG_NAME: &str = "Dieser Name ist ungültig. ";

language! {
    /// German, for [`ErrorFormat::locale`](crate::ErrorFormat::locale) and
    /// [`and_locale`](crate::ErrorFormat::and_locale). It says `Sie`.
    ///
    /// ```
    /// use api_validate::{ApiValidate, German};
    ///
    /// #[derive(ApiValidate)]
    /// struct Account {
    ///     #[api(length(max = 5))]
    ///     name: &'static str,
    ///     #[api(length(max = 5, message = "Choose a short one."))]
    ///     alias: &'static str,
    /// }
    ///
    /// let errors = Account { name: "Ada Lovelace", alias: "The Countess" }.validate().unwrap_err();
    /// let german = German::translating(|own| match own {
    ///     "Choose a short one." => Some("Wählen Sie einen kurzen."),
    ///     _ => None,
    /// });
    /// assert_eq!(errors.localized(&german).to_string(), "\
    ///     name: Der Wert darf höchstens 5 Zeichen haben. (MAX_LENGTH_EXCEEDED)\n\
    ///     alias: Wählen Sie einen kurzen. (MAX_LENGTH_EXCEEDED)");
    /// ```
    German, "de"
}

/// A phrase in the nominative.
fn criteria(criteria: Criteria<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match criteria {
        Criteria::Own(text) => f.write_str(text),
        Criteria::Code(code) => f.write_str(of_code(code).0),
        Criteria::English(error) => write!(f, "{}", error.criteria()),
        Criteria::Value => f.write_str("ein Wert"),
        Criteria::ValueIfSent => f.write_str("ein Wert, falls das Feld gesendet wird"),
        Criteria::NoValue => f.write_str("kein Wert"),
        Criteria::Length(length) => write!(f, "{}", Count(length)),
        Criteria::Date(date) => of_date(date, f),
        Criteria::Time => f.write_str("eine Uhrzeit nach RFC 3339, etwa 15:00:00Z"),
        Criteria::Number { is_whole, scale, precision } => of_number(is_whole, scale, precision, f),
        Criteria::Range(range) => of_range("eine Zahl", range, f),
        Criteria::MultipleOf(step) => write!(f, "ein Vielfaches von {}", shown(step)),
        Criteria::Pattern(pattern) => write!(f, "Text, der dem Muster {pattern} entspricht"),
        Criteria::Email => f.write_str("eine E-Mail-Adresse, etwa name@example.com"),
        Criteria::Url(schemes) => {
            write!(f, "eine URL, die mit {} beginnt; ", Schemes(schemes))?;
            f.write_str(
                "andere Zeichen als Buchstaben, Ziffern und -._~:/?#[]@!$&'()*+,;= sind prozentkodiert",
            )
        }
        Criteria::Uuid { not_nil } => {
            f.write_str("eine UUID, etwa 123e4567-e89b-12d3-a456-426614174000")?;
            f.write_str(if not_nil { ", die nicht nur aus Nullen besteht" } else { "" })
        }
        Criteria::Ip => f.write_str("eine IP-Adresse, etwa 192.0.2.1 oder 2001:db8::1"),
        Criteria::Ipv4 => f.write_str("eine IPv4-Adresse, etwa 192.0.2.1"),
        Criteria::Ipv6 => f.write_str("eine IPv6-Adresse, etwa 2001:db8::1"),
        Criteria::Hostname => f.write_str("ein Hostname, etwa www.example.com"),
        Criteria::Phone => f.write_str("eine Telefonnummer mit Ländervorwahl, etwa +441632960001"),
        Criteria::CreditCard => {
            f.write_str("eine Kartennummer mit 12 bis 19 Ziffern und gültiger Prüfziffer")
        }
        Criteria::Ascii => f.write_str("ausschließlich ASCII-Zeichen"),
        Criteria::Alphanumeric => f.write_str("ausschließlich Buchstaben und Ziffern"),
        Criteria::Lowercase => f.write_str("Text ohne Großbuchstaben"),
        Criteria::Uppercase => f.write_str("Text ohne Kleinbuchstaben"),
        Criteria::NoControl => f.write_str("Text ohne Steuerzeichen"),
        Criteria::Prefix(part) => write!(f, "Text, der mit „{part}“ beginnt"),
        Criteria::Suffix(part) => write!(f, "Text, der mit „{part}“ endet"),
        Criteria::Contains(part) => write!(f, "Text, der „{part}“ enthält"),
        Criteria::NotContains(part) => write!(f, "Text ohne „{part}“"),
        Criteria::ListWith(item) => write!(f, "eine Liste, die {} enthält", Quoted(item, QUOTES)),
        Criteria::ListWithout(item) => write!(f, "eine Liste ohne {}", Quoted(item, QUOTES)),
        Criteria::EqualTo(value) => write!(f, "der Wert {}", Plain(value)),
        Criteria::OneOf(choices) => write!(f, "einer der Werte {choices}"),
        Criteria::NoneOf(choices) => write!(f, "keiner der Werte {choices}"),
        Criteria::Distinct(Some(field)) => write!(f, "Einträge, die sich alle in {field} unterscheiden"),
        Criteria::Distinct(None) => f.write_str("Einträge, die sich alle unterscheiden"),
        Criteria::SomeItem => f.write_str("mindestens ein Eintrag der benötigten Art"),
        Criteria::SameAs(field) => write!(f, "derselbe Wert wie in {field}"),
        Criteria::Existing => f.write_str("die ID von etwas, das existiert"),
        Criteria::FewerIds => f.write_str("nicht mehr IDs, als für eine Anfrage nachgeschlagen werden"),
        Criteria::BelongsTo(field) => write!(f, "der Wert, der zu {field} gehört"),
        Criteria::AtLeastOne(fields) => write!(f, "mindestens eines der Felder {}", Names(fields)),
        Criteria::ExactlyOne(fields) => write!(f, "genau eines der Felder {}", Names(fields)),
        #[cfg(feature = "filter")]
        Criteria::Filter(filter) => filter::filter(filter, f),
        #[cfg(feature = "filter")]
        Criteria::OrderBy(order) => filter::orderby(order, f),
        #[cfg(feature = "metadata")]
        Criteria::Metadata(problem) => metadata::criteria(problem, f),
        #[cfg(feature = "json")]
        Criteria::Type(expected, fault) => types::criteria(expected, fault, f),
        #[cfg(feature = "json")]
        Criteria::Ruled(ruled) => ruled.write(BESIDE, types::narrowed, self::criteria, f),
    }
}

const QUOTES: [&str; 2] = ["„", "“"];

/// `nicht über der Grenze, die max vorgibt`
fn limit(limit: Limit, f: &mut Formatter<'_>) -> fmt::Result {
    let (limit_of, which) = of_limit(limit);
    write!(f, "{} {limit_of}, {which}", side(limit.side))
}

/// The noun, and its clause.
fn of_limit(limit: Limit) -> (&'static str, String) {
    match limit.field {
        Some(field) => ("der Grenze", format!("die {field} vorgibt")),
        None => ("einer Grenze", "die von der Anfrage abhängt".into()),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::AtLeast => "nicht unter",
        Side::AtMost => "nicht über",
        Side::Exactly => "genau an",
        Side::Above => "über",
        Side::Below => "unter",
        Side::NotBefore => "nicht vor",
        Side::NotAfter => "nicht nach",
    }
}

/// One or two sentences.
fn message(message: Message<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match message {
        Message::Own(text) => f.write_str(text),
        Message::Code(code) => f.write_str(of_code(code).1),
        Message::English(error) => write!(f, "{}", error.message()),
        Message::MustBe(Criteria::NoneOf(choices)) => {
            write!(f, "Der Wert darf keiner von diesen sein: {choices}.")
        }
        Message::MustBe(expected) => {
            f.write_str("Erwartet wird: ")?;
            criteria(expected, f)?;
            f.write_str(".")
        }
        Message::Required => f.write_str("Dieser Wert ist erforderlich."),
        Message::NotNull => f.write_str(
            "Dieser Wert darf nicht null sein. Senden Sie einen Wert, oder lassen Sie das Feld weg.",
        ),
        Message::NotSent => f.write_str("Dieser Wert darf nicht gesendet werden."),
        Message::Send(fields) => {
            f.write_str("Senden Sie ")?;
            criteria(fields, f)?;
            f.write_str(".")
        }
        Message::Length(length @ Length { unit: Unit::Items, .. }) => {
            let verb = if length.max.or(length.min) == Some(1) { "ist" } else { "sind" };
            let end = if length.min.is_none() { "erlaubt" } else { "nötig" };
            write!(f, "Hier {verb} {} {end}.", Count(length))
        }
        Message::Length(length) => {
            let verb = if length.min.is_none() { "darf" } else { "muss" };
            write!(f, "Der Wert {verb} {} haben.", Count(length))
        }
        Message::Beyond(limit, is_of_length) => {
            let what = if is_of_length { "Die Länge" } else { "Der Wert" };
            let verb = if limit.side.is_negative() { "darf" } else { "muss" };
            let (limit_of, which) = of_limit(limit);
            write!(f, "{what} {verb} {} {limit_of} liegen, {which}.", side(limit.side))
        }
        Message::NotBefore(bound) => not_beyond(bound, false, f),
        Message::NotAfter(bound) => not_beyond(bound, true, f),
        Message::NoSuchDay(date) => {
            f.write_str("Diesen Tag gibt es im Kalender nicht. Erwartet wird: ")?;
            of_date(date, f)?;
            f.write_str(".")
        }
        Message::LaterThan(field) => write!(f, "Das Datum muss später als {field} sein."),
        Message::EarlierThan(field) => write!(f, "Das Datum muss früher als {field} sein."),
        Message::Decimals(most) => write!(f, "Die Zahl darf {} haben.", Decimals(most)),
        Message::Digits(most) => write!(f, "Die Zahl darf {} haben.", Digits(most)),
        Message::Range(range) => {
            let verb = if let Some((_, false)) = range.upper { "darf" } else { "muss" };
            write!(f, "Die Zahl {verb} ")?;
            write_ends(range, f)?;
            f.write_str(" sein.")
        }
        Message::PlainNumber { is_whole } => {
            let noun = if is_whole { "ganze Zahl" } else { "Zahl" };
            write!(
                f,
                "Das muss eine {noun} in gewöhnlicher Schreibweise sein, ohne Pluszeichen, führende Nullen und Exponent."
            )
        }
        Message::Finite => f.write_str("Die Zahl muss endlich sein."),
        Message::Url(part) => f.write_str(of_url(part)),
        Message::Repeated { first, again, by: Some(field) } => {
            write!(f, "Die Einträge [{first}] und [{again}] müssen sich in {field} unterscheiden.")
        }
        Message::Repeated { first, again, by: None } => {
            write!(f, "Die Einträge [{first}] und [{again}] müssen sich unterscheiden.")
        }
        Message::Distinct => f.write_str("Alle Einträge müssen sich unterscheiden."),
        Message::SomeItem => f.write_str("Mindestens ein Eintrag muss von der benötigten Art sein."),
        Message::NotFound => f.write_str("Das wurde nicht gefunden."),
        Message::BelongsNot(field) => write!(f, "Dieser Wert gehört nicht zu {field}."),
        Message::FewerIds => {
            f.write_str("Die Anfrage hat mehr IDs, als auf einmal nachgeschlagen werden. Senden Sie weniger.")
        }
        Message::NotLookedUp => {
            f.write_str("Das wurde nicht nachgeschlagen: Der Dienst muss `validate_resolved` aufrufen.")
        }
        Message::Characters(most) => write!(f, "Der Text darf höchstens {most} Zeichen lang sein."),
        #[cfg(feature = "filter")]
        Message::NotParsed(expression, error) => filter::not_parsed(expression, error, f),
        #[cfg(feature = "filter")]
        Message::NotOffered(expression, found, near) => filter::not_offered(expression, found, near, f),
        #[cfg(feature = "filter")]
        Message::NoExpression(expression) => filter::no_expression(expression, f),
        #[cfg(feature = "metadata")]
        Message::Metadata(problem) => metadata::message(problem, f),
        #[cfg(feature = "json")]
        Message::Type(message) => types::message(message, f),
    }
}

fn of_code(code: &ValidationErrorType) -> (&'static str, &'static str) {
    use ValidationErrorType as Code;
    match code {
        Code::RequiredFieldMissing => ("ein Wert", "Dieser Wert ist erforderlich."),
        Code::MaxLengthExceeded => ("ein kürzerer Wert", "Dieser Wert ist zu lang."),
        Code::InvalidDateFormat => {
            ("ein Datum im richtigen Format", "Das muss ein Datum im richtigen Format sein.")
        }
        Code::InvalidDateRange => {
            ("ein Datum im erlaubten Zeitraum", "Das Datum liegt außerhalb des erlaubten Zeitraums.")
        }
        Code::InvalidNumberFormat => {
            ("eine Zahl im richtigen Format", "Das muss eine Zahl im richtigen Format sein.")
        }
        Code::InvalidNumberRange => {
            ("eine Zahl im erlaubten Bereich", "Die Zahl liegt außerhalb des erlaubten Bereichs.")
        }
        Code::InvalidFormat => ("ein Wert im richtigen Format", "Dieser Wert hat nicht das richtige Format."),
        Code::IdValueMismatch => {
            ("der Wert, der zur ID gehört", "Die ID und dieser Wert gehören nicht zusammen.")
        }
        Code::MetadataRuleViolation => {
            ("Metadaten, die den Regeln entsprechen", "Diese Metadaten verletzen eine Regel.")
        }
        Code::UnknownResource => {
            ("eine Ressource, die existiert", "Die angegebene Ressource wurde nicht gefunden.")
        }
        Code::UnsupportedFilterSyntax => {
            ("ein Filter, der hier unterstützt wird", "Dieser Filter wird hier nicht unterstützt.")
        }
        Code::InvalidFilterSyntax => ("ein Filter", "Das muss ein Filter sein."),
        Code::UnsupportedOrderbySyntax => {
            ("eine Sortierung, die hier unterstützt wird", "Diese Sortierung wird hier nicht unterstützt.")
        }
        Code::InvalidOrderbySyntax => ("eine Sortierung", "Das muss eine Sortierung sein."),
        Code::DuplicateMetadata => ("kein Eintrag doppelt", "Jeder Eintrag darf nur einmal gesendet werden."),
        Code::MetadataAttributeNotFound => {
            ("ein Metadaten-Attribut, das hier bekannt ist", "Dieses Metadaten-Attribut ist nicht bekannt.")
        }
        Code::InvalidMetadataOption => ("eine erlaubte Option", "Diese Option ist nicht erlaubt."),
        Code::MetadataSecurityViolation => {
            ("Metadaten, die Sie setzen dürfen", "Sie dürfen diese Metadaten nicht setzen.")
        }
        Code::Custom(_) => ("ein Wert, den dieser Dienst annimmt", "Dieser Wert wird nicht angenommen."),
    }
}

/// `2 bis 4 Zeichen`
struct Count(Length);

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Length { min, max, unit } = self.0;
        let (one, many) = match unit {
            Unit::Characters => ("Zeichen", "Zeichen"),
            Unit::Bytes => ("Byte", "Bytes"),
            Unit::Utf16 => ("UTF-16-Codeeinheit", "UTF-16-Codeeinheiten"),
            Unit::Items => ("Eintrag", "Einträge"),
        };
        let unit = |n| if n == 1 { one } else { many };
        match (min, max) {
            (Some(min), Some(max)) if min == max => write!(f, "genau {max} {}", unit(max)),
            (Some(min), Some(max)) => write!(f, "{min} bis {max} {}", unit(max)),
            (Some(min), None) => write!(f, "mindestens {min} {}", unit(min)),
            (None, Some(max)) => write!(f, "höchstens {max} {}", unit(max)),
            (None, None) => write!(f, "beliebig viele {many}"),
        }
    }
}

fn of_date(date: DateOf, f: &mut Formatter<'_>) -> fmt::Result {
    match date.form {
        DateForm::Text(format) => {
            write!(f, "ein Datum im Format {}, etwa ", format.as_str())?;
            format.write(crate::rules::DateRule::EXAMPLE, f)?;
        }
        DateForm::Rfc3339 => write!(f, "Datum und Uhrzeit nach RFC 3339, etwa {}", DateTime::EXAMPLE)?,
        DateForm::Typed(name, example) => typed(name, example, f)?,
    }
    for (lead, bound) in [("; nicht vor ", date.min), ("; nicht nach ", date.max)] {
        if let Some(bound) = bound {
            write!(f, "{lead}{}", Shown(bound))?;
        }
    }
    for (lead, field) in [("; später als ", date.after), ("; früher als ", date.before)] {
        if let Some(field) = field {
            write!(f, "{lead}{field}")?;
        }
    }
    Ok(())
}

fn typed(name: DateName, example: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(match name {
        DateName::Date => "ein Datum",
        DateName::YearMonthDay => "ein Datum im Format YYYY-MM-dd",
        DateName::DateTime => "Datum und Uhrzeit ohne Zeitzonenversatz",
        DateName::Offset => "Datum und Uhrzeit mit Zeitzonenversatz",
        DateName::Zoned => "Datum und Uhrzeit mit Zeitzone",
        DateName::TimeOfDay => "eine Uhrzeit",
        #[cfg(feature = "time")]
        DateName::DateList => "ein Datum als Liste aus Jahr und Tag des Jahres",
        #[cfg(feature = "time")]
        DateName::DateTimeList => {
            "Datum und Uhrzeit als Liste aus Jahr, Tag des Jahres, Stunden, Minuten, Sekunden und Nanosekunden"
        }
        #[cfg(feature = "time")]
        DateName::OffsetList => {
            "Datum und Uhrzeit als Liste aus Jahr, Tag des Jahres, Stunden, Minuten, Sekunden, Nanosekunden und den \
             Stunden, Minuten und Sekunden des Zeitzonenversatzes"
        }
        #[cfg(feature = "time")]
        DateName::TimeList => "eine Uhrzeit als Liste aus Stunden, Minuten, Sekunden und Nanosekunden",
    })?;
    if example.is_empty() { Ok(()) } else { write!(f, ", etwa {example}") }
}

/// `Das Datum muss mindestens 18 Jahre zurückliegen.`
fn not_beyond(bound: Bound, is_latest: bool, f: &mut Formatter<'_>) -> fmt::Result {
    let (days, months) = match bound {
        Bound::Date(DateBound::Today { days, months }, _) => (days, months),
        Bound::Time(DateTimeBound::Now) => (0, 0),
        _ => return beyond(bound, is_latest, f),
    };
    let mut spans = Span::all(days, months);
    match (spans.next(), spans.next()) {
        (None, _) => {
            let side = if is_latest { "Zukunft" } else { "Vergangenheit" };
            write!(f, "Das Datum darf nicht in der {side} liegen.")
        }
        (Some((span, is_before)), None) => {
            let least = if is_latest == is_before { "muss mindestens" } else { "darf höchstens" };
            let side = if is_before { "zurückliegen" } else { "in der Zukunft liegen" };
            write!(f, "Das Datum {least} {} {side}.", Duration(span))
        }
        _ => beyond(bound, is_latest, f),
    }
}

fn beyond(bound: Bound, is_latest: bool, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "Das Datum darf nicht {} {} liegen.", if is_latest { "nach" } else { "vor" }, Shown(bound))
}

/// `18 Jahre`
struct Duration(Span);

impl Display for Duration {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (number, one) = match self.0 {
            Span::Days(days) => (days, "Tag"),
            Span::Months(months) => (months, "Monat"),
            Span::Years(years) => (years, "Jahr"),
        };
        write!(f, "{number} {one}{}", if number == 1 { "" } else { "e" })
    }
}

/// `18 Jahren`, behind `vor` and `nach`.
struct InDative(Span);

impl Display for InDative {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let is_one = matches!(self.0, Span::Days(1) | Span::Months(1) | Span::Years(1));
        write!(f, "{}{}", Duration(self.0), if is_one { "" } else { "n" })
    }
}

/// `heute − 18 Jahren`
struct Shown(Bound);

impl Display for Shown {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (days, months) = match self.0 {
            Bound::Date(DateBound::On(date), format) => return format.write(date, f),
            Bound::Date(DateBound::Today { days, months }, _) => (days, months),
            Bound::Time(DateTimeBound::At(at)) => return write!(f, "{at}"),
            Bound::Field(field) => return write!(f, "{field}"),
            Bound::Time(DateTimeBound::Now) => return f.write_str("jetzt"),
        };
        f.write_str("heute")?;
        for (span, is_before) in Span::all(days, months) {
            write!(f, " {} {}", if is_before { '−' } else { '+' }, InDative(span))?;
        }
        Ok(())
    }
}

struct Decimals(usize);

impl Display for Decimals {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "höchstens {} Nachkommastelle{}", self.0, if self.0 == 1 { "" } else { "n" })
    }
}

struct Digits(usize);

impl Display for Digits {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "höchstens {} Ziffer{}", self.0, if self.0 == 1 { "" } else { "n" })
    }
}

fn of_number(
    is_whole: bool,
    scale: Option<usize>,
    precision: Option<usize>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    f.write_str(if is_whole { "eine ganze Zahl" } else { "eine Zahl" })?;
    match (scale.map(Decimals), precision.map(Digits)) {
        (Some(decimals), Some(digits)) => write!(f, " mit {decimals} und {digits}"),
        (Some(decimals), None) => write!(f, " mit {decimals}"),
        (None, Some(digits)) => write!(f, " mit {digits}"),
        (None, None) => Ok(()),
    }
}

fn of_range(noun: &str, range: Range, f: &mut Formatter<'_>) -> fmt::Result {
    match range {
        Range { lower: Some((min, false)), upper: Some((max, false)) } => {
            write!(f, "{noun} von {} bis {}", shown(min), shown(max))
        }
        Range { lower: None, upper: None } => f.write_str(noun),
        range => {
            write!(f, "{noun}, die ")?;
            write_ends(range, f)?;
            f.write_str(" ist")
        }
    }
}

/// `mindestens 1 und kleiner als 9`
fn write_ends(range: Range, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some((bound, is_outside)) = range.lower {
        write!(f, "{} {}", if is_outside { "größer als" } else { "mindestens" }, shown(bound))?;
    }
    if range.lower.is_some() && range.upper.is_some() {
        f.write_str(" und ")?;
    }
    if let Some((bound, is_outside)) = range.upper {
        write!(f, "{} {}", if is_outside { "kleiner als" } else { "höchstens" }, shown(bound))?;
    }
    Ok(())
}

fn shown(number: Num<'static>) -> Comma {
    Comma(number, "Ziffern")
}

/// `http: oder https:`
struct Schemes(&'static [&'static str]);

impl Display for Schemes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::rules::write_schemes(self.0, " oder ", f)
    }
}

fn of_url(part: UrlPart) -> &'static str {
    match part {
        UrlPart::Scheme => "Die URL muss mit einem erlaubten Schema beginnen.",
        UrlPart::Slashes => "Auf das Schema der URL müssen // und ein Host folgen.",
        UrlPart::User => "Die URL darf weder Benutzernamen noch Passwort enthalten, die mit @ enden.",
        UrlPart::Host => "Der Host der URL muss ein Name wie example.com oder eine IP-Adresse sein.",
        UrlPart::Port => "Der Port der URL muss eine Zahl von 0 bis 65535 sein.",
        UrlPart::Path => "Der Pfad der URL enthält ein Zeichen, das prozentkodiert werden muss.",
        UrlPart::Query => {
            "Die Abfrage der URL, nach dem ?, enthält ein Zeichen, das prozentkodiert werden muss."
        }
        UrlPart::Fragment => {
            "Das Fragment der URL, nach dem #, enthält ein Zeichen, das prozentkodiert werden muss."
        }
        UrlPart::NoFragment => "Die URL darf kein Fragment enthalten, das mit # beginnt.",
    }
}
