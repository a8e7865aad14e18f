//! Filters and orders.

use core::fmt::{self, Formatter};

use super::super::{
    language::List,
    phrase::{Expression, FilterOf, OrderOf},
};
use crate::{
    filter::{Expected, Field, FieldType, Hint, NotOffered, SyntaxError, Unsupported},
    written::write_list_with,
};

pub(super) fn filter(filter: FilterOf, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("un filtre OData sur ")?;
    write_list_with(filter.fields, f, |field, f| match field.ty() {
        Some(ty) => write!(f, "{field} ({})", noun(ty)),
        None => write!(f, "{field}"),
    })?;
    if !filter.operators.is_empty() {
        write!(f, " avec {}", List(filter.operators))?;
    }
    if !filter.functions.is_empty() {
        write!(f, "\u{a0}; fonctions {}", List(filter.functions))?;
    }
    if !filter.logic.is_empty() {
        write!(f, "\u{a0}; opérateurs logiques {}", List(filter.logic))?;
    }
    for (cap, unit) in [
        (filter.max_length, "caractères"),
        (filter.max_depth, "niveaux"),
        (filter.max_terms, "champs et valeurs"),
    ] {
        if let Some(cap) = cap {
            write!(f, "\u{a0}; au plus {cap} {unit}")?;
        }
    }
    Ok(())
}

pub(super) fn orderby(order: OrderOf, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "un tri OData sur {}", List(order.fields))?;
    if let Some(only) = order.only {
        write!(f, ", {only} uniquement")?;
    }
    match order.columns {
        1 => f.write_str("\u{a0}; une seule colonne")?,
        columns => write!(f, "\u{a0}; au plus {columns} colonnes")?,
    }
    order.max_length.map_or(Ok(()), |cap| write!(f, "\u{a0}; au plus {cap} caractères"))
}

fn noun_of(expression: Expression) -> &'static str {
    match expression {
        Expression::Filter => "filtre",
        Expression::OrderBy => "tri",
    }
}

pub(super) fn no_expression(expression: Expression, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "Cette valeur doit être un {} valide.", noun_of(expression))
}

pub(super) fn not_parsed(expression: Expression, error: SyntaxError, f: &mut Formatter<'_>) -> fmt::Result {
    let is = if error.is_too_large() { "n’est pas pris en charge" } else { "n’est pas valide" };
    let (what, at) = (noun_of(expression), error.position());
    write!(f, "Ce {what} {is}. Au caractère {at}, il est attendu\u{a0}: {}", expected(error.expected()))?;
    end(error.hint(), f)
}

pub(super) fn not_offered(
    expression: Expression,
    found: Unsupported,
    near: Option<Field>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    write!(f, "Ce {} n’est pas pris en charge. ", noun_of(expression))?;
    write!(f, "Au caractère {}\u{a0}: ", found.position())?;
    what(found.what(), f)?;
    match near {
        Some(near) => write!(f, "\u{a0}; il s’agit peut-être de {near}."),
        None if found.what() == NotOffered::Minus => f.write_str("\u{a0}; écrivez desc après le champ."),
        None => end(found.hint(), f),
    }
}

fn end(meant: Option<Hint>, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some(meant) = meant {
        f.write_str("\u{a0}; ")?;
        hint(meant, f)?;
    }
    f.write_str(".")
}

fn what(what: NotOffered, f: &mut Formatter<'_>) -> fmt::Result {
    match what {
        NotOffered::Field => f.write_str("ce champ n’est pas proposé"),
        NotOffered::Operator(operator) => write!(f, "l’opérateur {operator} n’est pas proposé"),
        NotOffered::Logic(logic) => write!(f, "l’opérateur {logic} n’est pas proposé"),
        NotOffered::Function(function) => write!(f, "la fonction {function} n’est pas proposée"),
        NotOffered::Direction(direction) => write!(f, "la direction {direction} n’est pas proposée"),
        NotOffered::Type(ty) => write!(f, "il faut {}", value(ty)),
        NotOffered::Condition => f.write_str("il faut une condition"),
        NotOffered::Enumeration => f.write_str("il faut une valeur d’énumération"),
        NotOffered::Place => f.write_str("il faut un lieu comme geography'SRID=0;Point(1.5 2.5)'"),
        NotOffered::Minus => f.write_str("le signe moins n’est pas proposé"),
        NotOffered::Construct => f.write_str("cette forme n’est pas proposée"),
        NotOffered::Depth => f.write_str("c’est un niveau de trop"),
        NotOffered::Terms => f.write_str("c’est un champ ou une valeur de trop"),
        NotOffered::Columns => f.write_str("c’est une colonne de trop"),
    }
}

fn hint(hint: Hint, f: &mut Formatter<'_>) -> fmt::Result {
    match hint {
        Hint::Instead(instead) => write!(f, "écrivez {} au lieu de {}", instead.write(), instead.of()),
        Hint::SingleQuotes => f.write_str("écrivez le texte entre apostrophes"),
        Hint::Uuid => f.write_str("écrivez un UUID comme 123e4567-e89b-12d3-a456-426614174000"),
        Hint::Date => f.write_str("écrivez une date comme 2024-12-31"),
        Hint::Point => f.write_str("écrivez un nombre avec un point, comme 1.5"),
        Hint::Null => f.write_str("écrivez null"),
        Hint::DoubleTheQuote => f.write_str("doublez une apostrophe qui se trouve dans le texte"),
        Hint::NoPrefix => f.write_str("écrivez la valeur sans préfixe ni apostrophes"),
        Hint::NoSuffix => f.write_str("écrivez le nombre sans lettre"),
        Hint::NoBlank => f.write_str("supprimez l’espace"),
        Hint::EncodePlus => f.write_str("dans les paramètres de l’URL, écrivez un plus sous la forme %2B"),
        Hint::EncodeOnce => f.write_str("n’encodez le texte avec % qu’une seule fois"),
        Hint::AddBlank => f.write_str("entourez les opérateurs d’espaces"),
        Hint::NoPlus => f.write_str("supprimez le plus"),
        Hint::NotFirst => f.write_str("écrivez not devant la condition, comme dans not name in ('x')"),
        Hint::Colon => f.write_str("écrivez un deux-points au lieu de la flèche"),
        Hint::Function(function) => meant(function, f),
        Hint::Operator(operator) => meant(operator, f),
        Hint::Logic(logic) => meant(logic, f),
        Hint::Direction(direction) => meant(direction, f),
    }
}

fn meant(word: impl fmt::Display, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "il s’agit peut-être de {word}")
}

fn noun(ty: FieldType) -> &'static str {
    match ty {
        FieldType::Text => "texte",
        FieldType::Number => "nombre",
        FieldType::Boolean => "true ou false",
        FieldType::Date => "date",
        FieldType::DateTime => "date et heure",
        FieldType::Time => "heure",
        FieldType::Duration => "durée",
        FieldType::Uuid => "UUID",
    }
}

fn value(ty: FieldType) -> &'static str {
    match ty {
        FieldType::Text => "un texte entre apostrophes",
        FieldType::Number => "un nombre",
        FieldType::Boolean => "true ou false",
        FieldType::Date => "une date comme 2024-12-31",
        FieldType::DateTime => "une date avec heure et décalage horaire comme 2024-12-31T23:59:59Z",
        FieldType::Time => "une heure comme 23:59:59",
        FieldType::Duration => "une durée comme duration'P1D'",
        FieldType::Uuid => "un UUID sans apostrophes",
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Value => "une valeur",
        Expected::Operator => "un opérateur comme eq",
        Expected::Direction => "asc, desc ou une virgule",
        Expected::End => "la fin",
        Expected::OrderEnd => "une virgule ou la fin",
        Expected::Blank => "une espace",
        Expected::Name => "un nom",
        Expected::ShorterName => "un nom de 128 caractères au plus",
        Expected::PathPart => "un nom après la barre oblique",
        Expected::Slash => "une barre oblique et un nom",
        Expected::Collection => "une collection avant any et all, comme dans Items/any()",
        Expected::Key => "une clé ou des paramètres nommés",
        Expected::Parameters => "des paramètres nommés comme x=1",
        Expected::KnownFunction => "une fonction d’OData",
        Expected::ClosingQuote => "une apostrophe fermante",
        Expected::ClosingParenthesis => "une parenthèse fermante",
        Expected::CommaOrParenthesis => "une virgule ou une parenthèse fermante",
        Expected::SemicolonOrParenthesis => "un point-virgule ou une parenthèse fermante",
        Expected::CommaOrBracket => "une virgule ou un crochet fermant",
        Expected::CommaOrBrace => "une virgule ou une accolade fermante",
        Expected::Comma => "une virgule et une valeur de plus",
        Expected::Colon => "un deux-points",
        Expected::Variable => "une variable et un deux-points",
        Expected::MemberName => "un nom entre guillemets droits",
        Expected::Literal => "une valeur littérale",
        Expected::Enum => "des noms d’énumération entre apostrophes",
        Expected::Type => "le nom d’un type",
        Expected::Digit => "un chiffre",
        Expected::Date => "une date comme 2024-12-31",
        Expected::Time => "une heure comme 23:59:59",
        Expected::Offset => "un décalage horaire comme Z ou +02:00",
        Expected::Duration => "une durée comme P1DT12H",
        Expected::Binary => "des octets en base64url",
        Expected::Geo => "un lieu comme SRID=0;Point(1.5 2.5)",
        Expected::CountOption => "$filter ou $search",
        Expected::Search => "des mots à rechercher",
        Expected::Escape => "une séquence d’échappement JSON",
        Expected::LessDepth => "moins de niveaux",
        Expected::LessText => "un texte plus court",
    }
}
