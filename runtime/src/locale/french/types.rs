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
        JsonType::Value => f.write_str("une valeur"),
        JsonType::Bool => f.write_str("true ou false"),
        JsonType::Whole { .. } => whole(expected, "", f),
        JsonType::NonZero { signed: false, bits } if bits < 128 => whole(expected, "", f),
        JsonType::NonZero { .. } => whole(expected, ", mais pas 0", f),
        JsonType::Number => f.write_str("un nombre"),
        JsonType::Decimal => match expected.range().filter(|_| is_out_of_range) {
            Some((min, max)) => write!(f, "un nombre de {min} à {max}"),
            None => f.write_str("un nombre"),
        },
        JsonType::Char => f.write_str("un seul caractère"),
        JsonType::Text => f.write_str("un texte"),
        JsonType::Uuid => f.write_str("un UUID, par exemple 123e4567-e89b-12d3-a456-426614174000"),
        JsonType::Date(form) => {
            let (name, example) = form.named();
            super::typed(name, example, f)
        }
        #[cfg(feature = "filter")]
        JsonType::Filter => f.write_str("un filtre OData"),
        #[cfg(feature = "filter")]
        JsonType::OrderBy => f.write_str("un tri OData"),
        JsonType::List => f.write_str("une liste"),
        JsonType::Length { min: 0, max: 0 } => f.write_str("une liste vide"),
        JsonType::Length { min: 1, max: 1 } => f.write_str("une liste de 1 valeur"),
        JsonType::Length { min, max } if min == max => write!(f, "une liste de {min} valeurs"),
        JsonType::Length { min, max } => write!(f, "une liste de {min} à {max} valeurs"),
        JsonType::OtherLength => f.write_str("une liste d’une autre longueur"),
        JsonType::Object => f.write_str("un objet"),
        JsonType::OneOf(names) => write!(f, "l’une des valeurs {}", Names(names)),
        JsonType::OneMember(names) => write!(f, "l’un des champs {}", Names(names)),
        JsonType::OnlyMember(names) => write!(f, "un objet avec un seul des champs {}", Names(names)),
        JsonType::Name => f.write_str("un nom de la bonne forme"),
        JsonType::KeyOf(key) => {
            f.write_str("comme nom, ")?;
            criteria(*key, Fault::Malformed, f)
        }
        JsonType::Alone(name) => write!(f, "le texte {}", Name(name)),
        JsonType::Inside(name) => write!(f, "un objet avec le champ {}", Name(name)),
        JsonType::Null => f.write_str("null"),
        JsonType::Like(likeness) => f.write_str(like(likeness)),
        JsonType::WholeCharacters => f.write_str("un texte composé de caractères entiers"),
        #[cfg(feature = "query")]
        JsonType::Encoded { is_percent: true, .. } => f.write_str("un texte en UTF-8, encodé avec %"),
        #[cfg(feature = "query")]
        JsonType::Encoded { .. } => f.write_str("un texte en UTF-8"),
        JsonType::NoSuchField | JsonType::NearField(_) => f.write_str("uniquement des champs connus ici"),
        JsonType::Once => f.write_str("chaque champ une seule fois"),
        JsonType::Accepted | JsonType::Each(_) => f.write_str("une valeur de la bonne forme"),
        JsonType::AnyOf(kinds) => kinds.write(" ou ", &|ty, f| criteria(ty, fault, f), f),
        JsonType::LessDepth => f.write_str("moins de niveaux d’imbrication"),
        JsonType::Body { .. } => f.write_str("un corps en JSON"),
        JsonType::NoMark { .. } => f.write_str("du JSON valide sans indicateur d’ordre des octets"),
        JsonType::Json { .. } => f.write_str("du JSON valide"),
        JsonType::Utf8 { .. } => f.write_str("du JSON valide en UTF-8"),
    }
}

fn whole(expected: JsonType, but: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("un nombre entier")?;
    if let Some((min, max)) = expected.range() {
        write!(f, " de {min} à {max}")?;
    }
    f.write_str(but)
}

pub(super) fn narrowed(narrowed: Narrowed, f: &mut Formatter<'_>) -> fmt::Result {
    super::of_range(if narrowed.is_whole { "un nombre entier" } else { "un nombre" }, narrowed.ends, f)?;
    f.write_str(if narrowed.is_but_zero { ", mais pas 0" } else { "" })
}

fn like(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Duration => {
            "une durée sous forme d’objet de secondes et de nanosecondes, par exemple {\"secs\": 90, \"nanos\": 0}"
        }
        Likeness::SystemTime => {
            "un instant depuis 1970 sous forme d’objet de secondes et de nanosecondes, par exemple \
             {\"secs_since_epoch\": 1, \"nanos_since_epoch\": 0}"
        }
        Likeness::Ip => "une adresse IP, par exemple 192.0.2.1 ou 2001:db8::1",
        Likeness::Ipv4 => "une adresse IPv4, par exemple 192.0.2.1",
        Likeness::Ipv6 => "une adresse IPv6, par exemple 2001:db8::1",
        Likeness::Socket => "une adresse IP avec un port, par exemple 192.0.2.1:80",
        Likeness::Url => "une URL absolue, par exemple https://example.com/",
        #[cfg(feature = "multipart")]
        Likeness::File => "un fichier",
        Likeness::Variant => "un texte ou un objet à un seul champ",
        Likeness::VariantName => "un nom sous forme de texte",
    }
}

pub(super) fn message(message: TypeMessage, f: &mut Formatter<'_>) -> fmt::Result {
    match message {
        TypeMessage::Whole => f.write_str("Cette valeur doit être un nombre entier."),
        TypeMessage::PlainWhole => {
            f.write_str("Cette valeur doit être un nombre entier, sans décimales ni exposant.")
        }
        TypeMessage::Number => f.write_str("Cette valeur doit être un nombre."),
        TypeMessage::TooSmall => f.write_str("Ce nombre est trop petit."),
        TypeMessage::TooLarge => f.write_str("Ce nombre est trop grand."),
        TypeMessage::OneMember(names) => write!(f, "Envoyez l’un des champs {}.", Names(names)),
        TypeMessage::Name => f.write_str("Ce nom n’a pas la bonne forme."),
        TypeMessage::KeyOf(key) => {
            f.write_str("Nom attendu\u{a0}: ")?;
            criteria(key, Fault::Malformed, f)?;
            f.write_str(".")
        }
        TypeMessage::Alone(name) => write!(f, "Le texte {name} est attendu seul, sans contenu."),
        TypeMessage::Inside(name) => write!(f, "Un objet dont le seul champ est {name} est attendu."),
        TypeMessage::HalfCharacter => f.write_str(
            "Cette valeur contient la moitié d’une paire de substitution. Envoyez les deux moitiés ou aucune.",
        ),
        TypeMessage::NoBody(at) => {
            f.write_str("Un corps est obligatoire. Celui-ci se termine")?;
            place(at, f)
        }
        TypeMessage::Mark(at) => {
            f.write_str("Le corps ne doit pas commencer par un indicateur d’ordre des octets (U+FEFF). ")?;
            f.write_str("Il y en a un")?;
            place(at, f)
        }
        TypeMessage::UnknownField => f.write_str("Ce champ n’est pas connu ici. Omettez-le."),
        TypeMessage::NearField(name) => write!(f, "Ce champ n’est pas connu ici\u{a0}; il s’agit peut-être de {name}."),
        #[cfg(feature = "query")]
        TypeMessage::NotEncoded => {
            f.write_str("Un texte en UTF-8, encodé avec %, est attendu\u{a0}: le signe % s’envoie sous la forme %25.")
        }
        TypeMessage::Once => f.write_str("Ce champ ne doit être envoyé qu’une seule fois."),
        TypeMessage::Depth => f.write_str("L’imbrication est trop profonde."),
        TypeMessage::NotJson(at) => {
            f.write_str("Le corps doit être du JSON valide. Erreur")?;
            place(at, f)
        }
        TypeMessage::NotUtf8(at) => {
            f.write_str("Le corps doit être du JSON valide en UTF-8. Erreur")?;
            place(at, f)
        }
    }
}

fn place(place: Place, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, " à la ligne {}, colonne {}.", place.line, place.column)
}
