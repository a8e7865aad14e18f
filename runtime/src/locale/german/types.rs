//! Values that could not be read.

use core::fmt::{self, Formatter};

use super::super::{
    language::Names,
    phrase::{Place, TypeMessage},
};
use crate::{
    Fault,
    json::{JsonType, Likeness, Narrowed},
    written::Name,
};

pub(super) fn criteria(expected: JsonType, fault: Fault, f: &mut Formatter<'_>) -> fmt::Result {
    let is_out_of_range = matches!(fault, Fault::TooSmall | Fault::TooLarge);
    match expected {
        JsonType::Value => f.write_str("ein Wert"),
        JsonType::Bool => f.write_str("true oder false"),
        JsonType::Whole { .. } => whole(expected, "", f),
        JsonType::NonZero { signed: false, bits } if bits < 128 => whole(expected, "", f),
        JsonType::NonZero { .. } => whole(expected, ", aber nicht 0", f),
        JsonType::Number => f.write_str("eine Zahl"),
        JsonType::Decimal => match expected.range().filter(|_| is_out_of_range) {
            Some((min, max)) => write!(f, "eine Zahl von {min} bis {max}"),
            None => f.write_str("eine Zahl"),
        },
        JsonType::Char => f.write_str("ein einzelnes Zeichen"),
        JsonType::Text => f.write_str("Text"),
        JsonType::Uuid => f.write_str("eine UUID, etwa 123e4567-e89b-12d3-a456-426614174000"),
        JsonType::Date(form) => {
            let (name, example) = form.named();
            super::typed(name, example, f)
        }
        #[cfg(feature = "filter")]
        JsonType::Filter => f.write_str("ein OData-Filter"),
        #[cfg(feature = "filter")]
        JsonType::OrderBy => f.write_str("eine OData-Sortierung"),
        JsonType::List => f.write_str("eine Liste"),
        JsonType::Length { min: 0, max: 0 } => f.write_str("eine leere Liste"),
        JsonType::Length { min: 1, max: 1 } => f.write_str("eine Liste mit 1 Wert"),
        JsonType::Length { min, max } if min == max => write!(f, "eine Liste mit {min} Werten"),
        JsonType::Length { min, max } => write!(f, "eine Liste mit {min} bis {max} Werten"),
        JsonType::OtherLength => f.write_str("eine Liste anderer Länge"),
        JsonType::Object => f.write_str("ein Objekt"),
        JsonType::OneOf(names) => write!(f, "einer der Werte {}", Names(names)),
        JsonType::OneMember(names) => write!(f, "eines der Felder {}", Names(names)),
        JsonType::OnlyMember(names) => {
            write!(f, "ein Objekt mit einem einzigen der Felder {}", Names(names))
        }
        JsonType::Name => f.write_str("ein Name in der richtigen Form"),
        JsonType::KeyOf(key) => {
            f.write_str("als Name ")?;
            criteria(*key, Fault::Malformed, f)
        }
        JsonType::Alone(name) => write!(f, "der Text {}", Name(name)),
        JsonType::Inside(name) => write!(f, "ein Objekt mit dem Feld {}", Name(name)),
        JsonType::Null => f.write_str("null"),
        JsonType::Like(likeness) => f.write_str(like(likeness)),
        JsonType::WholeCharacters => f.write_str("Text aus ganzen Zeichen"),
        #[cfg(feature = "query")]
        JsonType::Encoded { is_percent: true, .. } => f.write_str("Text in UTF-8, prozentkodiert"),
        #[cfg(feature = "query")]
        JsonType::Encoded { .. } => f.write_str("Text in UTF-8"),
        JsonType::NoSuchField | JsonType::NearField(_) => {
            f.write_str("ausschließlich Felder, die hier bekannt sind")
        }
        JsonType::Once => f.write_str("jedes Feld nur einmal"),
        JsonType::Accepted | JsonType::Each(_) => f.write_str("ein Wert in der richtigen Form"),
        JsonType::AnyOf(kinds) => kinds.write(" oder ", &|ty, f| criteria(ty, fault, f), f),
        JsonType::LessDepth => f.write_str("eine geringere Verschachtelungstiefe"),
        JsonType::Body { .. } => f.write_str("ein Inhalt in JSON"),
        JsonType::NoMark { .. } => f.write_str("gültiges JSON ohne Byte-Order-Mark"),
        JsonType::Json { .. } => f.write_str("gültiges JSON"),
        JsonType::Utf8 { .. } => f.write_str("gültiges JSON in UTF-8"),
    }
}

fn whole(expected: JsonType, but: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("eine ganze Zahl")?;
    if let Some((min, max)) = expected.range() {
        write!(f, " von {min} bis {max}")?;
    }
    f.write_str(but)
}

pub(super) fn narrowed(narrowed: Narrowed, f: &mut Formatter<'_>) -> fmt::Result {
    super::of_range(if narrowed.is_whole { "eine ganze Zahl" } else { "eine Zahl" }, narrowed.ends, f)?;
    f.write_str(if narrowed.is_but_zero { ", aber nicht 0" } else { "" })
}

fn like(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Duration => {
            "eine Dauer als Objekt aus Sekunden und Nanosekunden, etwa {\"secs\": 90, \"nanos\": 0}"
        }
        Likeness::SystemTime => {
            "ein Zeitpunkt seit 1970 als Objekt aus Sekunden und Nanosekunden, etwa {\"secs_since_epoch\": 1, \
             \"nanos_since_epoch\": 0}"
        }
        Likeness::Ip => "eine IP-Adresse, etwa 192.0.2.1 oder 2001:db8::1",
        Likeness::Ipv4 => "eine IPv4-Adresse, etwa 192.0.2.1",
        Likeness::Ipv6 => "eine IPv6-Adresse, etwa 2001:db8::1",
        Likeness::Socket => "eine IP-Adresse mit Port, etwa 192.0.2.1:80",
        Likeness::Url => "eine absolute URL, etwa https://example.com/",
        #[cfg(feature = "multipart")]
        Likeness::File => "eine Datei",
        Likeness::Variant => "Text oder ein Objekt mit einem Feld",
        Likeness::VariantName => "ein Name als Text",
    }
}

pub(super) fn message(message: TypeMessage, f: &mut Formatter<'_>) -> fmt::Result {
    match message {
        TypeMessage::Whole => f.write_str("Das muss eine ganze Zahl sein."),
        TypeMessage::PlainWhole => {
            f.write_str("Das muss eine ganze Zahl sein, ohne Nachkommastellen und Exponent.")
        }
        TypeMessage::Number => f.write_str("Das muss eine Zahl sein."),
        TypeMessage::TooSmall => f.write_str("Diese Zahl ist zu klein."),
        TypeMessage::TooLarge => f.write_str("Diese Zahl ist zu groß."),
        TypeMessage::OneMember(names) => write!(f, "Senden Sie eines der Felder {}.", Names(names)),
        TypeMessage::Name => f.write_str("Dieser Name hat nicht die richtige Form."),
        TypeMessage::KeyOf(key) => {
            f.write_str("Als Name wird erwartet: ")?;
            criteria(key, Fault::Malformed, f)?;
            f.write_str(".")
        }
        TypeMessage::Alone(name) => write!(f, "Erwartet wird der Text {name} allein, ohne Inhalt."),
        TypeMessage::Inside(name) => write!(f, "Erwartet wird ein Objekt, dessen einziges Feld {name} ist."),
        TypeMessage::HalfCharacter => {
            f.write_str("Das enthält die Hälfte eines Surrogatpaars. Senden Sie beide Hälften oder keine.")
        }
        TypeMessage::NoBody(at) => {
            f.write_str("Ein Inhalt ist erforderlich. Dieser endet")?;
            place(at, f)
        }
        TypeMessage::Mark(at) => {
            f.write_str("Der Inhalt darf nicht mit einer Byte-Order-Mark (U+FEFF) beginnen. Eine steht")?;
            place(at, f)
        }
        TypeMessage::UnknownField => f.write_str("Dieses Feld ist hier nicht bekannt. Lassen Sie es weg."),
        TypeMessage::NearField(name) => {
            write!(f, "Dieses Feld ist hier nicht bekannt; vielleicht ist {name} gemeint.")
        }
        #[cfg(feature = "query")]
        TypeMessage::NotEncoded => f.write_str(
            "Erwartet wird Text in UTF-8, prozentkodiert: Das Zeichen % selbst wird als %25 gesendet.",
        ),
        TypeMessage::Once => f.write_str("Dieses Feld darf nur einmal gesendet werden."),
        TypeMessage::Depth => f.write_str("Das ist zu tief verschachtelt."),
        TypeMessage::NotJson(at) => {
            f.write_str("Der Inhalt muss gültiges JSON sein. Fehler")?;
            place(at, f)
        }
        TypeMessage::NotUtf8(at) => {
            f.write_str("Der Inhalt muss gültiges JSON in UTF-8 sein. Fehler")?;
            place(at, f)
        }
    }
}

fn place(place: Place, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, " in Zeile {}, Spalte {}.", place.line, place.column)
}
