//! The records in German: every criteria and every message, from what a record tells about its rule.

use core::fmt::{self, Display, Formatter};

use api_validate::{DateBound, DateFormat, Fault, Locale, Param, ValidationError, ValidationErrorType};

/// German; texts that a team wrote itself are looked up in its own list.
pub(crate) struct German;

impl Locale for German {
    fn criteria(&self, error: &ValidationError, f: &mut Formatter<'_>) -> fmt::Result {
        match error.own_criteria() {
            Some(own) => f.write_str(translated(own)),
            None => criteria(error, f),
        }
    }

    fn message(&self, error: &ValidationError, f: &mut Formatter<'_>) -> fmt::Result {
        match error.own_message() {
            Some(own) => f.write_str(translated(own)),
            None => message(error, f),
        }
    }
}

/// What teams write by hand.
fn translated(own: &str) -> &str {
    match own {
        "a text" => "ein Text",
        "Start with A." => "Bitte mit A beginnen.",
        "Send a main item." => "Bitte einen Haupteintrag senden.",
        "an account that is open" => "ein offenes Konto",
        "This account is closed." => "Dieses Konto ist geschlossen.",
        other => other,
    }
}

fn criteria(error: &ValidationError, f: &mut Formatter<'_>) -> fmt::Result {
    let param = |name| Shown(error.param(name), f_format(error));
    match error.rule() {
        "required" => f.write_str("ein Wert"),
        "not_null" => f.write_str("ein Wert, wenn es gesendet wird"),
        "absent" => f.write_str("kein Wert"),
        "length" => write!(f, "{}", Length(error, true, true)),
        "date" => date(error, f),
        "number" => write!(f, "{}", Form(error)),
        "range" => write!(f, "eine Zahl: {}", Range(error, true, true)),
        "multiple_of" => write!(f, "ein Vielfaches von {}", param("multiple_of")),
        "pattern" => write!(f, "ein Text nach dem Muster {}", param("pattern")),
        "email" => f.write_str("eine E-Mail-Adresse, etwa name@example.com"),
        "url" => write!(f, "eine URL mit dem Schema {}", param("schemes")),
        "uuid" => {
            f.write_str("eine UUID, etwa 123e4567-e89b-12d3-a456-426614174000")?;
            f.write_str(if error.param("not_nil").is_some() { ", nicht nur Nullen" } else { "" })
        }
        "ip" => f.write_str("eine IP-Adresse, etwa 192.0.2.1 oder 2001:db8::1"),
        "ipv4" => f.write_str("eine IPv4-Adresse, etwa 192.0.2.1"),
        "ipv6" => f.write_str("eine IPv6-Adresse, etwa 2001:db8::1"),
        "phone" => f.write_str("eine Telefonnummer mit Landesvorwahl, etwa +441632960001"),
        "credit_card" => f.write_str("eine Kartennummer"),
        "ascii" => f.write_str("nur ASCII-Zeichen"),
        "alphanumeric" => f.write_str("nur Buchstaben und Ziffern"),
        "prefix" => write!(f, "ein Text, der mit „{}“ beginnt", param("prefix")),
        "suffix" => write!(f, "ein Text, der mit „{}“ endet", param("suffix")),
        "contains" => write!(f, "ein Text, der „{}“ enthält", param("contains")),
        "one_of" => write!(f, "eines von {}", param("one_of")),
        "filter" => write!(f, "ein Filter nach {}", param("fields")),
        "orderby" => write!(f, "eine Sortierung nach {}", param("fields")),
        "unique" => match error.param("by") {
            Some(_) => write!(f, "Einträge, die sich in {} unterscheiden", param("by")),
            None => f.write_str("Einträge, die sich unterscheiden"),
        },
        "any" => f.write_str("mindestens ein Eintrag der verlangten Art"),
        "matches" => write!(f, "derselbe Wert wie {}", param("matches")),
        "resource" => f.write_str("die ID von etwas, das es gibt"),
        "id_value" => write!(f, "der Wert zu {}", param("id")),
        "at_least_one" => write!(f, "mindestens eines von {}", param("at_least_one")),
        "exactly_one" => write!(f, "genau eines von {}", param("exactly_one")),
        _ => f.write_str(of_code(error.error_type()).0),
    }
}

fn message(error: &ValidationError, f: &mut Formatter<'_>) -> fmt::Result {
    let Some(fault) = error.fault() else { return f.write_str(of_code(error.error_type()).1) };
    let param = |name| Shown(error.param(name), f_format(error));
    match fault {
        Fault::Missing if error.rule() == "required" => f.write_str("Bitte ausfüllen."),
        Fault::Missing if error.rule() == "not_null" => f.write_str("Das darf nicht null sein."),
        Fault::Missing | Fault::Sent if error.rule() != "absent" => {
            f.write_str("Bitte senden: ")?;
            criteria(error, f)?;
            f.write_str(".")
        }
        Fault::Sent => f.write_str("Das darf nicht gesendet werden."),
        Fault::TooLong if error.param("max_length").is_some() => {
            write!(f, "Höchstens {} Zeichen.", param("max_length"))
        }
        Fault::NotParsed(wrong) => write!(f, "Ab Zeichen {} unverständlich.", wrong.position()),
        Fault::NotOffered(found) => write!(f, "Bei Zeichen {}: nicht angeboten.", found.position()),
        Fault::TooLong | Fault::TooMany => write!(f, "Zu lang: {}.", Length(error, false, true)),
        Fault::TooShort | Fault::TooFew => write!(f, "Zu kurz: {}.", Length(error, true, false)),
        Fault::TooEarly => write!(f, "Zu früh: nicht vor {}.", param("min")),
        Fault::TooLate => write!(f, "Zu spät: nicht nach {}.", param("max")),
        Fault::NotAfter => write!(f, "Das muss nach {} liegen.", param("after")),
        Fault::NotBefore => write!(f, "Das muss vor {} liegen.", param("before")),
        Fault::NotANumber => f.write_str("Das muss eine Zahl sein."),
        Fault::NotPlain => f.write_str("Das muss eine Zahl in einfachen Ziffern sein."),
        Fault::NotWhole => f.write_str("Das muss eine ganze Zahl sein."),
        Fault::TooManyDecimals => write!(f, "Höchstens {} Nachkommastellen.", param("scale")),
        Fault::TooManyDigits => write!(f, "Höchstens {} Ziffern.", param("precision")),
        Fault::TooSmall => write!(f, "Zu klein: {}.", Range(error, true, false)),
        Fault::TooLarge => write!(f, "Zu groß: {}.", Range(error, false, true)),
        Fault::NotFound => f.write_str("Das wurde nicht gefunden."),
        Fault::NotLookedUp => f.write_str("Das wurde nicht nachgeschlagen."),
        Fault::Repeated { first, again } => write!(f, "Eintrag [{again}] wiederholt Eintrag [{first}]."),
        _ => {
            f.write_str("Erwartet: ")?;
            criteria(error, f)?;
            f.write_str(".")
        }
    }
}

/// The texts of a code: for violations that came without any.
fn of_code(code: &ValidationErrorType) -> (&'static str, &'static str) {
    use ValidationErrorType as Code;
    match code {
        Code::RequiredFieldMissing => ("ein Wert", "Bitte ausfüllen."),
        Code::MaxLengthExceeded => ("ein kürzerer Wert", "Das ist zu lang."),
        Code::InvalidDateFormat => {
            ("ein Datum im verlangten Format", "Das ist kein Datum im verlangten Format.")
        }
        Code::InvalidDateRange => ("ein Datum im erlaubten Zeitraum", "Das Datum ist nicht erlaubt."),
        Code::InvalidNumberFormat => ("eine Zahl in der verlangten Form", "Das ist keine solche Zahl."),
        Code::InvalidNumberRange => ("eine Zahl im erlaubten Bereich", "Die Zahl ist nicht erlaubt."),
        Code::InvalidFormat => ("ein Wert im verlangten Format", "Das hat nicht das verlangte Format."),
        Code::IdValueMismatch => ("der Wert zur ID", "ID und Wert passen nicht zusammen."),
        Code::MetadataRuleViolation => ("Metadaten nach den Regeln", "Diese Metadaten verletzen eine Regel."),
        Code::UnknownResource => ("etwas, das es gibt", "Das wurde nicht gefunden."),
        Code::UnsupportedFilterSyntax => {
            ("ein Filter, den es hier gibt", "Diesen Filter gibt es hier nicht.")
        }
        Code::InvalidFilterSyntax => ("ein Filter", "Das ist kein Filter."),
        Code::UnsupportedOrderbySyntax => {
            ("eine Sortierung, die es hier gibt", "Diese Sortierung gibt es hier nicht.")
        }
        Code::InvalidOrderbySyntax => ("eine Sortierung", "Das ist keine Sortierung."),
        Code::DuplicateMetadata => ("kein Eintrag doppelt", "Jeder Eintrag darf nur einmal vorkommen."),
        Code::MetadataAttributeNotFound => ("ein bekanntes Attribut", "Dieses Attribut ist nicht bekannt."),
        Code::InvalidMetadataOption => ("eine erlaubte Option", "Diese Option ist nicht erlaubt."),
        Code::MetadataSecurityViolation => ("erlaubte Metadaten", "Diese Metadaten dürfen Sie nicht setzen."),
        _ => ("ein Wert, den dieser Dienst annimmt", "Das wird nicht angenommen."),
    }
}

fn date(error: &ValidationError, f: &mut Formatter<'_>) -> fmt::Result {
    let param = |name| Shown(error.param(name), f_format(error));
    let example = api_validate::Date::new(1966, 7, 30).map(|date| Param::Date(DateBound::On(date)));
    write!(f, "ein Datum der Form {}, etwa {}", param("format"), Shown(example, f_format(error)))?;
    let bounds =
        [("min", "nicht vor"), ("max", "nicht nach"), ("after", "später als"), ("before", "früher als")];
    for (name, lead) in bounds.into_iter().filter(|(name, _)| error.param(name).is_some()) {
        write!(f, "; {lead} {}", param(name))?;
    }
    Ok(())
}

/// The format of the dates of a record's rule.
fn f_format(error: &ValidationError) -> DateFormat {
    match error.param("format") {
        Some(Param::Text(text)) => DateFormat::new(text).unwrap_or(DateFormat::DD_MMM_YYYY),
        _ => DateFormat::DD_MMM_YYYY,
    }
}

/// A parameter; a date in the format of its rule.
struct Shown(Option<Param>, DateFormat);

impl Display for Shown {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Param::Count(count)) => write!(f, "{count}"),
            Some(Param::Number(number)) => f.write_str(&number.to_string().replace('.', ",")),
            Some(Param::Text(text)) => f.write_str(text),
            Some(Param::Texts(texts)) => f.write_str(&texts.join(", ")),
            Some(Param::Fields(fields)) => {
                f.write_str(&fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
            Some(Param::Numbers(numbers)) => {
                f.write_str(&numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
            Some(Param::Date(DateBound::On(date))) => self.1.write(date, f),
            Some(Param::Date(DateBound::Today { days: 0, months: 0 })) => f.write_str("heute"),
            Some(Param::Date(DateBound::Today { days, months: 0 })) => write!(f, "heute {days:+} Tag(e)"),
            Some(Param::Date(DateBound::Today { days, months })) => {
                write!(f, "heute {months:+} Monat(e) {days:+} Tag(e)")
            }
            _ => Ok(()),
        }
    }
}

/// The bounds of a length, as far as they are asked for.
struct Length<'a>(&'a ValidationError, bool, bool);

impl Display for Length<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(error, with_min, with_max) = *self;
        let count = |name, wanted: bool| match error.param(name) {
            Some(Param::Count(count)) if wanted => Some(count),
            _ => None,
        };
        let unit = match (error.fault(), error.param("unit")) {
            (Some(Fault::TooMany | Fault::TooFew), _) if self.is_one() => "Eintrag",
            (Some(Fault::TooMany | Fault::TooFew), _) => "Einträge",
            (_, Some(Param::Text("bytes"))) => "Bytes",
            (_, Some(Param::Text("utf16"))) => "Zeichen (UTF-16)",
            (_, Some(Param::Text("graphemes"))) => "Zeichen (sichtbare)",
            _ => "Zeichen",
        };
        match (count("min", with_min), count("max", with_max)) {
            (Some(min), Some(max)) if min == max => write!(f, "genau {max} {unit}"),
            (Some(min), Some(max)) => write!(f, "{min} bis {max} {unit}"),
            (Some(min), None) => write!(f, "mindestens {min} {unit}"),
            (None, Some(max)) => write!(f, "höchstens {max} {unit}"),
            (None, None) => write!(f, "beliebig viele {unit}"),
        }
    }
}

impl Length<'_> {
    fn is_one(&self) -> bool {
        let Self(error, with_min, with_max) = *self;
        let bound = if with_max { error.param("max") } else { None };
        let bound = bound.or_else(|| error.param("min").filter(|_| with_min));
        matches!(bound, Some(Param::Count(1)))
    }
}

/// The form of a number.
struct Form<'a>(&'a ValidationError);

impl Display for Form<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let whole = self.0.param("integer").is_some();
        f.write_str(if whole { "eine ganze Zahl" } else { "eine Zahl" })?;
        for (name, unit) in [("scale", "Nachkommastellen"), ("precision", "Ziffern")] {
            if let Some(Param::Count(most)) = self.0.param(name) {
                write!(f, ", höchstens {most} {unit}")?;
            }
        }
        Ok(())
    }
}

/// The bounds of a number, as far as they are asked for; all of them where those were not set.
struct Range<'a>(&'a ValidationError, bool, bool);

impl Display for Range<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(error, lower, upper) = *self;
        let bounds = [
            ("min", "mindestens", lower),
            ("above", "über", lower),
            ("max", "höchstens", upper),
            ("below", "unter", upper),
        ];
        let set = |wanted: bool| {
            let is_set = move |(name, _, side): &(&'static str, &str, bool)| {
                (*side || !wanted) && error.param(name).is_some()
            };
            bounds.into_iter().filter(is_set)
        };
        let shown = if set(true).next().is_some() { set(true) } else { set(false) };
        for (position, (name, word, _)) in shown.enumerate() {
            let lead = if position == 0 { "" } else { " und " };
            write!(f, "{lead}{word} {}", Shown(error.param(name), DateFormat::DD_MMM_YYYY))?;
        }
        Ok(())
    }
}
