//! The texts in French. Before a colon and a semicolon, and inside of quotes, stands a blank that does not break.

#[cfg(feature = "json")]
mod bodies;
#[cfg(feature = "filter")]
mod filter;
#[cfg(feature = "metadata")]
mod metadata;
#[cfg(feature = "json")]
mod types;

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
const BESIDE: &str = "\u{a0}; ";
const AS_A_NAME: &str = "comme nom : ";
const WRONG_NAME: &str = "Ce nom n’est pas valide. ";

language! {
    /// French, for [`ErrorFormat::locale`](crate::ErrorFormat::locale) and
    /// [`and_locale`](crate::ErrorFormat::and_locale). It says `vous`.
    ///
    /// ```
    /// use api_validate::{ApiValidate, French};
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
    /// let french = French::translating(|own| match own {
    ///     "Choose a short one." => Some("Choisissez-en un plus court."),
    ///     _ => None,
    /// });
    /// assert_eq!(errors.localized(&french).to_string(), "\
    ///     name: La valeur doit comporter au plus 5 caractères. (MAX_LENGTH_EXCEEDED)\n\
    ///     alias: Choisissez-en un plus court. (MAX_LENGTH_EXCEEDED)");
    /// ```
    French, "fr"
}

/// A phrase that can follow `valeur attendue`.
fn criteria(criteria: Criteria<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match criteria {
        Criteria::Own(text) => f.write_str(text),
        Criteria::Code(code) => f.write_str(of_code(code).0),
        Criteria::English(error) => write!(f, "{}", error.criteria()),
        Criteria::Value => f.write_str("une valeur"),
        Criteria::ValueIfSent => f.write_str("une valeur, si le champ est envoyé"),
        Criteria::NoValue => f.write_str("aucune valeur"),
        Criteria::Length(length) => write!(f, "{}", Count(length)),
        Criteria::Date(date) => of_date(date, f),
        Criteria::Time => f.write_str("une heure selon la RFC 3339, par exemple 15:00:00Z"),
        Criteria::Number { is_whole, scale, precision } => of_number(is_whole, scale, precision, f),
        Criteria::Range(range) => of_range("un nombre", range, f),
        Criteria::MultipleOf(step) => write!(f, "un multiple de {}", shown(step)),
        Criteria::Pattern(pattern) => write!(f, "un texte conforme au motif {pattern}"),
        Criteria::Email => f.write_str("une adresse e-mail, par exemple name@example.com"),
        Criteria::Url(schemes) => {
            write!(f, "une URL qui commence par {}\u{a0}; les caractères autres que ", Schemes(schemes))?;
            f.write_str("les lettres, les chiffres et -._~:/?#[]@!$&'()*+,;= sont encodés avec %")
        }
        Criteria::Uuid { not_nil } => {
            f.write_str("un UUID, par exemple 123e4567-e89b-12d3-a456-426614174000")?;
            f.write_str(if not_nil { ", qui n’est pas composé uniquement de zéros" } else { "" })
        }
        Criteria::Ip => f.write_str("une adresse IP, par exemple 192.0.2.1 ou 2001:db8::1"),
        Criteria::Ipv4 => f.write_str("une adresse IPv4, par exemple 192.0.2.1"),
        Criteria::Ipv6 => f.write_str("une adresse IPv6, par exemple 2001:db8::1"),
        Criteria::Hostname => f.write_str("un nom d’hôte, par exemple www.example.com"),
        Criteria::Phone => {
            f.write_str("un numéro de téléphone avec l’indicatif du pays, par exemple +441632960001")
        }
        Criteria::CreditCard => {
            f.write_str("un numéro de carte de 12 à 19 chiffres dont le chiffre de contrôle est valide")
        }
        Criteria::Ascii => f.write_str("uniquement des caractères ASCII"),
        Criteria::Alphanumeric => f.write_str("uniquement des lettres et des chiffres"),
        Criteria::Lowercase => f.write_str("un texte sans lettres majuscules"),
        Criteria::Uppercase => f.write_str("un texte sans lettres minuscules"),
        Criteria::NoControl => f.write_str("un texte sans caractères de contrôle"),
        Criteria::Prefix(part) => write!(f, "un texte qui commence par «\u{a0}{part}\u{a0}»"),
        Criteria::Suffix(part) => write!(f, "un texte qui se termine par «\u{a0}{part}\u{a0}»"),
        Criteria::Contains(part) => write!(f, "un texte qui contient «\u{a0}{part}\u{a0}»"),
        Criteria::NotContains(part) => write!(f, "un texte sans «\u{a0}{part}\u{a0}»"),
        Criteria::NoneOf(choices) => write!(f, "aucune des valeurs {choices}"),
        Criteria::ListWith(item) => write!(f, "une liste qui contient {}", Quoted(item, QUOTES)),
        Criteria::ListWithout(item) => write!(f, "une liste sans {}", Quoted(item, QUOTES)),
        Criteria::EqualTo(value) => write!(f, "la valeur {}", Plain(value)),
        Criteria::OneOf(choices) => write!(f, "l’une des valeurs {choices}"),
        Criteria::Distinct(Some(field)) => write!(f, "des éléments qui diffèrent tous par {field}"),
        Criteria::Distinct(None) => f.write_str("des éléments tous différents"),
        Criteria::SomeItem => f.write_str("au moins un élément du type requis"),
        Criteria::SameAs(field) => write!(f, "la même valeur que {field}"),
        Criteria::Existing => f.write_str("l’identifiant d’un élément existant"),
        Criteria::FewerIds => {
            f.write_str("pas plus d’identifiants que le nombre recherché pour une même requête")
        }
        Criteria::BelongsTo(field) => write!(f, "la valeur qui correspond à {field}"),
        Criteria::AtLeastOne(fields) => write!(f, "au moins un des champs {}", Names(fields)),
        Criteria::ExactlyOne(fields) => write!(f, "exactement un des champs {}", Names(fields)),
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

const QUOTES: [&str; 2] = ["«\u{a0}", "\u{a0}»"];

/// `pas au-dessus de la limite que fixe max`
fn limit(limit: Limit, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(if limit.side.is_negative() { "pas " } else { "" })?;
    beside_limit(limit, f)
}

fn beside_limit(limit: Limit, f: &mut Formatter<'_>) -> fmt::Result {
    let (side, of) = match limit.side {
        Side::AtLeast | Side::Below => ("en dessous", ["de ", "d’"]),
        Side::AtMost | Side::Above => ("au-dessus", ["de ", "d’"]),
        Side::Exactly => ("égale", ["à ", "à "]),
        Side::NotBefore => ("avant", ["", ""]),
        Side::NotAfter => ("après", ["", ""]),
    };
    match limit.field {
        Some(field) => write!(f, "{side} {}la limite que fixe {field}", of[0]),
        None => write!(f, "{side} {}une limite qui dépend de la requête", of[1]),
    }
}

/// One or two sentences.
fn message(message: Message<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match message {
        Message::Own(text) => f.write_str(text),
        Message::Code(code) => f.write_str(of_code(code).1),
        Message::English(error) => write!(f, "{}", error.message()),
        Message::MustBe(Criteria::NoneOf(choices)) => {
            write!(f, "La valeur ne doit être aucune de celles-ci : {choices}.")
        }
        Message::MustBe(expected) => {
            f.write_str("Valeur attendue\u{a0}: ")?;
            criteria(expected, f)?;
            f.write_str(".")
        }
        Message::Required => f.write_str("Cette valeur est obligatoire."),
        Message::NotNull => {
            f.write_str("Cette valeur ne doit pas être null. Envoyez une valeur ou omettez le champ.")
        }
        Message::NotSent => f.write_str("Cette valeur ne doit pas être envoyée."),
        Message::Send(fields) => {
            f.write_str("Envoyez ")?;
            criteria(fields, f)?;
            f.write_str(".")
        }
        Message::Length(length) => write!(f, "La valeur doit comporter {}.", Count(length)),
        Message::Beyond(limit, is_of_length) => {
            let what = if is_of_length { "La longueur" } else { "La valeur" };
            let verb = if limit.side.is_negative() { "ne doit pas" } else { "doit" };
            write!(f, "{what} {verb} être ")?;
            beside_limit(limit, f)?;
            f.write_str(".")
        }
        Message::NotBefore(bound) => write!(f, "La date ne doit pas précéder {}.", Shown(bound)),
        Message::NotAfter(bound) => write!(f, "La date ne doit pas dépasser {}.", Shown(bound)),
        Message::NoSuchDay(date) => {
            f.write_str("Ce jour n’existe pas dans le calendrier. Valeur attendue\u{a0}: ")?;
            of_date(date, f)?;
            f.write_str(".")
        }
        Message::LaterThan(field) => write!(f, "La date doit être postérieure à {field}."),
        Message::EarlierThan(field) => write!(f, "La date doit être antérieure à {field}."),
        Message::Decimals(most) => write!(f, "Le nombre doit avoir {}.", Decimals(most)),
        Message::Digits(most) => write!(f, "Le nombre doit avoir {}.", Digits(most)),
        Message::Range(range) => {
            f.write_str("Le nombre doit être ")?;
            write_ends(range, f)?;
            f.write_str(".")
        }
        Message::PlainNumber { is_whole } => {
            let noun = if is_whole { "nombre entier" } else { "nombre" };
            write!(
                f,
                "Cette valeur doit être un {noun} en écriture ordinaire, sans signe plus, zéros initiaux ni exposant."
            )
        }
        Message::Finite => f.write_str("Le nombre doit être fini."),
        Message::Url(part) => f.write_str(of_url(part)),
        Message::Repeated { first, again, by: Some(field) } => {
            write!(f, "Les éléments [{first}] et [{again}] doivent différer par {field}.")
        }
        Message::Repeated { first, again, by: None } => {
            write!(f, "Les éléments [{first}] et [{again}] doivent être différents.")
        }
        Message::Distinct => f.write_str("Tous les éléments doivent être différents."),
        Message::SomeItem => f.write_str("Au moins un élément doit être du type requis."),
        Message::NotFound => f.write_str("Cet élément est introuvable."),
        Message::BelongsNot(field) => write!(f, "Cette valeur ne correspond pas à {field}."),
        Message::FewerIds => f.write_str(
            "La requête contient plus d’identifiants qu’il n’en est recherché à la fois. Envoyez-en moins.",
        ),
        Message::NotLookedUp => f.write_str(
            "Cette valeur n’a pas été recherchée\u{a0}: le service doit appeler `validate_resolved`.",
        ),
        Message::Characters(most) => write!(f, "Le texte doit comporter au plus {most} caractères."),
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
        Code::RequiredFieldMissing => ("une valeur", "Cette valeur est obligatoire."),
        Code::MaxLengthExceeded => ("une valeur plus courte", "Cette valeur est trop longue."),
        Code::InvalidDateFormat => {
            ("une date dans le bon format", "Cette valeur doit être une date dans le bon format.")
        }
        Code::InvalidDateRange => {
            ("une date dans la période autorisée", "Cette date est en dehors de la période autorisée.")
        }
        Code::InvalidNumberFormat => {
            ("un nombre dans le bon format", "Cette valeur doit être un nombre dans le bon format.")
        }
        Code::InvalidNumberRange => {
            ("un nombre dans la plage autorisée", "Ce nombre est en dehors de la plage autorisée.")
        }
        Code::InvalidFormat => {
            ("une valeur dans le bon format", "Cette valeur n’est pas dans le bon format.")
        }
        Code::IdValueMismatch => (
            "la valeur qui correspond à l’identifiant",
            "L’identifiant et cette valeur ne correspondent pas.",
        ),
        Code::MetadataRuleViolation => {
            ("des métadonnées conformes aux règles", "Ces métadonnées enfreignent une règle.")
        }
        Code::UnknownResource => ("une ressource existante", "La ressource indiquée est introuvable."),
        Code::UnsupportedFilterSyntax => {
            ("un filtre pris en charge ici", "Ce filtre n’est pas pris en charge ici.")
        }
        Code::InvalidFilterSyntax => ("un filtre", "Cette valeur doit être un filtre."),
        Code::UnsupportedOrderbySyntax => {
            ("un tri pris en charge ici", "Ce tri n’est pas pris en charge ici.")
        }
        Code::InvalidOrderbySyntax => ("un tri", "Cette valeur doit être un tri."),
        Code::DuplicateMetadata => {
            ("aucun élément en double", "Chaque élément ne peut être envoyé qu’une seule fois.")
        }
        Code::MetadataAttributeNotFound => {
            ("un attribut de métadonnées connu ici", "Cet attribut de métadonnées n’est pas connu.")
        }
        Code::InvalidMetadataOption => ("une option autorisée", "Cette option n’est pas autorisée."),
        Code::MetadataSecurityViolation => {
            ("des métadonnées que vous pouvez définir", "Vous n’êtes pas autorisé à définir ces métadonnées.")
        }
        Code::Custom(_) => ("une valeur acceptée par ce service", "Cette valeur n’est pas acceptée."),
    }
}

/// `de 2 à 4 caractères`
struct Count(Length);

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Length { min, max, unit } = self.0;
        let (one, many) = match unit {
            Unit::Characters => ("caractère", "caractères"),
            Unit::Bytes => ("octet", "octets"),
            Unit::Utf16 => ("unité de code UTF-16", "unités de code UTF-16"),
            Unit::Items => ("élément", "éléments"),
        };
        // Zero is singular in French.
        let unit = |n| if n < 2 { one } else { many };
        match (min, max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactement {max} {}", unit(max)),
            (Some(min), Some(max)) => write!(f, "de {min} à {max} {}", unit(max)),
            (Some(min), None) => write!(f, "au moins {min} {}", unit(min)),
            (None, Some(max)) => write!(f, "au plus {max} {}", unit(max)),
            (None, None) => write!(f, "un nombre quelconque de {many}"),
        }
    }
}

fn of_date(date: DateOf, f: &mut Formatter<'_>) -> fmt::Result {
    match date.form {
        DateForm::Text(format) => {
            write!(f, "une date au format {}, par exemple ", format.as_str())?;
            format.write(crate::rules::DateRule::EXAMPLE, f)?;
        }
        DateForm::Rfc3339 => {
            write!(f, "une date et une heure selon la RFC 3339, par exemple {}", DateTime::EXAMPLE)?;
        }
        DateForm::Typed(name, example) => typed(name, example, f)?,
    }
    for (lead, bound) in [("au plus tôt ", date.min), ("au plus tard ", date.max)] {
        if let Some(bound) = bound {
            write!(f, "\u{a0}; {lead}{}", Shown(bound))?;
        }
    }
    for (lead, field) in [("postérieure à ", date.after), ("antérieure à ", date.before)] {
        if let Some(field) = field {
            write!(f, "\u{a0}; {lead}{field}")?;
        }
    }
    Ok(())
}

fn typed(name: DateName, example: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(match name {
        DateName::Date => "une date",
        DateName::YearMonthDay => "une date au format YYYY-MM-dd",
        DateName::DateTime => "une date et une heure sans décalage horaire",
        DateName::Offset => "une date et une heure avec décalage horaire",
        DateName::Zoned => "une date et une heure avec fuseau horaire",
        DateName::TimeOfDay => "une heure",
        #[cfg(feature = "time")]
        DateName::DateList => "une date sous forme de liste de l’année et du jour de l’année",
        #[cfg(feature = "time")]
        DateName::DateTimeList => {
            "une date et une heure sous forme de liste de l’année, du jour de l’année, des heures, des minutes, des \
             secondes et des nanosecondes"
        }
        #[cfg(feature = "time")]
        DateName::OffsetList => {
            "une date et une heure sous forme de liste de l’année, du jour de l’année, des heures, des minutes, des \
             secondes, des nanosecondes, puis des heures, des minutes et des secondes du décalage horaire"
        }
        #[cfg(feature = "time")]
        DateName::TimeList => {
            "une heure sous forme de liste des heures, des minutes, des secondes et des nanosecondes"
        }
    })?;
    if example.is_empty() { Ok(()) } else { write!(f, ", par exemple {example}") }
}

/// `aujourd’hui − 18 ans`
struct Shown(Bound);

impl Display for Shown {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (days, months) = match self.0 {
            Bound::Date(DateBound::On(date), format) => return format.write(date, f),
            Bound::Date(DateBound::Today { days, months }, _) => (days, months),
            Bound::Time(DateTimeBound::At(at)) => return write!(f, "{at}"),
            Bound::Field(field) => return write!(f, "{field}"),
            Bound::Time(DateTimeBound::Now) => return f.write_str("maintenant"),
        };
        f.write_str("aujourd’hui")?;
        for (span, is_before) in Span::all(days, months) {
            let (number, one, many) = match span {
                Span::Days(days) => (days, "jour", "jours"),
                Span::Months(months) => (months, "mois", "mois"),
                Span::Years(years) => (years, "an", "ans"),
            };
            let sign = if is_before { '−' } else { '+' };
            write!(f, " {sign} {number} {}", if number == 1 { one } else { many })?;
        }
        Ok(())
    }
}

struct Decimals(usize);

impl Display for Decimals {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "au plus {} décimale{}", self.0, if self.0 < 2 { "" } else { "s" })
    }
}

struct Digits(usize);

impl Display for Digits {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "au plus {} chiffre{}", self.0, if self.0 < 2 { "" } else { "s" })
    }
}

fn of_number(
    is_whole: bool,
    scale: Option<usize>,
    precision: Option<usize>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    f.write_str(if is_whole { "un nombre entier" } else { "un nombre" })?;
    match (scale.map(Decimals), precision.map(Digits)) {
        (Some(decimals), Some(digits)) => write!(f, " avec {decimals} et {digits}"),
        (Some(decimals), None) => write!(f, " avec {decimals}"),
        (None, Some(digits)) => write!(f, " avec {digits}"),
        (None, None) => Ok(()),
    }
}

fn of_range(noun: &str, range: Range, f: &mut Formatter<'_>) -> fmt::Result {
    match range {
        Range { lower: Some((min, false)), upper: Some((max, false)) } => {
            write!(f, "{noun} de {} à {}", shown(min), shown(max))
        }
        Range { lower: None, upper: None } => f.write_str(noun),
        range => {
            write!(f, "{noun} ")?;
            write_ends(range, f)
        }
    }
}

/// `supérieur ou égal à 1 et inférieur à 9`
fn write_ends(range: Range, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some((bound, is_outside)) = range.lower {
        write!(f, "supérieur {} {}", if is_outside { "à" } else { "ou égal à" }, shown(bound))?;
    }
    if range.lower.is_some() && range.upper.is_some() {
        f.write_str(" et ")?;
    }
    if let Some((bound, is_outside)) = range.upper {
        write!(f, "inférieur {} {}", if is_outside { "à" } else { "ou égal à" }, shown(bound))?;
    }
    Ok(())
}

fn shown(number: Num<'static>) -> Comma {
    Comma(number, "chiffres")
}

/// `http: ou https:`
struct Schemes(&'static [&'static str]);

impl Display for Schemes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::rules::write_schemes(self.0, " ou ", f)
    }
}

fn of_url(part: UrlPart) -> &'static str {
    match part {
        UrlPart::Scheme => "L’URL doit commencer par un schéma autorisé.",
        UrlPart::Slashes => "Le schéma de l’URL doit être suivi de // et d’un hôte.",
        UrlPart::User => {
            "L’URL ne doit contenir ni nom d’utilisateur ni mot de passe, qui se terminent par @."
        }
        UrlPart::Host => "L’hôte de l’URL doit être un nom, comme example.com, ou une adresse IP.",
        UrlPart::Port => "Le port de l’URL doit être un nombre de 0 à 65535.",
        UrlPart::Path => "Le chemin de l’URL contient un caractère qui doit être encodé avec %.",
        UrlPart::Query => {
            "Les paramètres de l’URL, après ?, contiennent un caractère qui doit être encodé avec %."
        }
        UrlPart::Fragment => {
            "Le fragment de l’URL, après #, contient un caractère qui doit être encodé avec %."
        }
        UrlPart::NoFragment => "L’URL ne doit pas contenir de fragment, qui commence par #.",
    }
}
