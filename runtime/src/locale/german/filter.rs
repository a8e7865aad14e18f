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
    f.write_str("ein OData-Filter nach ")?;
    write_list_with(filter.fields, f, |field, f| match field.ty() {
        Some(ty) => write!(f, "{field} ({})", noun(ty)),
        None => write!(f, "{field}"),
    })?;
    if !filter.operators.is_empty() {
        write!(f, " mit {}", List(filter.operators))?;
    }
    if !filter.functions.is_empty() {
        write!(f, "; Funktionen: {}", List(filter.functions))?;
    }
    if !filter.logic.is_empty() {
        write!(f, "; Verknüpfungen: {}", List(filter.logic))?;
    }
    for (cap, unit) in
        [(filter.max_length, "Zeichen"), (filter.max_depth, "Ebenen"), (filter.max_terms, "Felder und Werte")]
    {
        if let Some(cap) = cap {
            write!(f, "; höchstens {cap} {unit}")?;
        }
    }
    Ok(())
}

pub(super) fn orderby(order: OrderOf, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "eine OData-Sortierung nach {}", List(order.fields))?;
    if let Some(only) = order.only {
        write!(f, ", nur {only}")?;
    }
    match order.columns {
        1 => f.write_str("; eine Spalte")?,
        columns => write!(f, "; höchstens {columns} Spalten")?,
    }
    order.max_length.map_or(Ok(()), |cap| write!(f, "; höchstens {cap} Zeichen"))
}

/// With its article, and the pronoun.
fn article(expression: Expression) -> (&'static str, &'static str) {
    match expression {
        Expression::Filter => ("Dieser Filter", "ein gültiger Filter"),
        Expression::OrderBy => ("Diese Sortierung", "eine gültige Sortierung"),
    }
}

pub(super) fn no_expression(expression: Expression, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "Das muss {} sein.", article(expression).1)
}

pub(super) fn not_parsed(expression: Expression, error: SyntaxError, f: &mut Formatter<'_>) -> fmt::Result {
    let is = if error.is_too_large() { "wird nicht unterstützt" } else { "ist ungültig" };
    let (what, at) = (article(expression).0, error.position());
    write!(f, "{what} {is}. Erwartet wird bei Zeichen {at}: {}", expected(error.expected()))?;
    end(error.hint(), f)
}

pub(super) fn not_offered(
    expression: Expression,
    found: Unsupported,
    near: Option<Field>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    write!(f, "{} wird nicht unterstützt. Bei Zeichen {}: ", article(expression).0, found.position())?;
    what(found.what(), f)?;
    match near {
        Some(near) => write!(f, "; vielleicht ist {near} gemeint."),
        None if found.what() == NotOffered::Minus => f.write_str("; schreiben Sie desc hinter das Feld."),
        None => end(found.hint(), f),
    }
}

fn end(meant: Option<Hint>, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some(meant) = meant {
        f.write_str("; ")?;
        hint(meant, f)?;
    }
    f.write_str(".")
}

fn what(what: NotOffered, f: &mut Formatter<'_>) -> fmt::Result {
    match what {
        NotOffered::Field => f.write_str("Dieses Feld wird nicht angeboten"),
        NotOffered::Operator(operator) => write!(f, "Der Operator {operator} wird nicht angeboten"),
        NotOffered::Logic(logic) => write!(f, "Der Operator {logic} wird nicht angeboten"),
        NotOffered::Function(function) => write!(f, "Die Funktion {function} wird nicht angeboten"),
        NotOffered::Direction(direction) => write!(f, "Die Richtung {direction} wird nicht angeboten"),
        NotOffered::Type(ty) => write!(f, "Hier muss {} stehen", value(ty)),
        NotOffered::Condition => f.write_str("Hier wird eine Bedingung erwartet"),
        NotOffered::Enumeration => f.write_str("Hier wird ein Aufzählungswert erwartet"),
        NotOffered::Place => f.write_str("Hier wird ein Ort wie geography'SRID=0;Point(1.5 2.5)' erwartet"),
        NotOffered::Minus => f.write_str("Ein Minus wird nicht angeboten"),
        NotOffered::Construct => f.write_str("Diese Form wird nicht angeboten"),
        NotOffered::Depth => f.write_str("Das ist eine Ebene zu viel"),
        NotOffered::Terms => f.write_str("Das ist ein Feld oder Wert zu viel"),
        NotOffered::Columns => f.write_str("Das ist eine Spalte zu viel"),
    }
}

fn hint(hint: Hint, f: &mut Formatter<'_>) -> fmt::Result {
    match hint {
        Hint::Instead(instead) => write!(f, "schreiben Sie {} statt {}", instead.write(), instead.of()),
        Hint::SingleQuotes => f.write_str("schreiben Sie Text in einfache Anführungszeichen"),
        Hint::Uuid => f.write_str("schreiben Sie eine UUID wie 123e4567-e89b-12d3-a456-426614174000"),
        Hint::Date => f.write_str("schreiben Sie ein Datum wie 2024-12-31"),
        Hint::Point => f.write_str("schreiben Sie eine Zahl mit Punkt wie 1.5"),
        Hint::Null => f.write_str("schreiben Sie null"),
        Hint::DoubleTheQuote => f.write_str("verdoppeln Sie ein Anführungszeichen, das im Text steht"),
        Hint::NoPrefix => f.write_str("schreiben Sie den Wert ohne Präfix und Anführungszeichen"),
        Hint::NoSuffix => f.write_str("schreiben Sie die Zahl ohne Buchstaben"),
        Hint::NoBlank => f.write_str("lassen Sie das Leerzeichen weg"),
        Hint::EncodePlus => f.write_str("schreiben Sie ein Plus in der Abfrage als %2B"),
        Hint::EncodeOnce => f.write_str("kodieren Sie den Text nur einmal mit Prozentzeichen"),
        Hint::AddBlank => f.write_str("setzen Sie Leerzeichen um Operatoren"),
        Hint::NoPlus => f.write_str("lassen Sie das Plus weg"),
        Hint::NotFirst => f.write_str("schreiben Sie not vor die Bedingung, wie in not name in ('x')"),
        Hint::Colon => f.write_str("schreiben Sie einen Doppelpunkt statt des Pfeils"),
        Hint::Function(function) => meant(function, f),
        Hint::Operator(operator) => meant(operator, f),
        Hint::Logic(logic) => meant(logic, f),
        Hint::Direction(direction) => meant(direction, f),
    }
}

fn meant(word: impl fmt::Display, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "vielleicht ist {word} gemeint")
}

fn noun(ty: FieldType) -> &'static str {
    match ty {
        FieldType::Text => "Text",
        FieldType::Number => "Zahl",
        FieldType::Boolean => "true oder false",
        FieldType::Date => "Datum",
        FieldType::DateTime => "Datum und Uhrzeit",
        FieldType::Time => "Uhrzeit",
        FieldType::Duration => "Dauer",
        FieldType::Uuid => "UUID",
    }
}

fn value(ty: FieldType) -> &'static str {
    match ty {
        FieldType::Text => "Text in einfachen Anführungszeichen",
        FieldType::Number => "eine Zahl",
        FieldType::Boolean => "true oder false",
        FieldType::Date => "ein Datum wie 2024-12-31",
        FieldType::DateTime => "ein Datum mit Uhrzeit und Zeitzonenversatz wie 2024-12-31T23:59:59Z",
        FieldType::Time => "eine Uhrzeit wie 23:59:59",
        FieldType::Duration => "eine Dauer wie duration'P1D'",
        FieldType::Uuid => "eine UUID ohne Anführungszeichen",
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Value => "ein Wert",
        Expected::Operator => "ein Operator wie eq",
        Expected::Direction => "asc, desc oder ein Komma",
        Expected::End => "das Ende",
        Expected::OrderEnd => "ein Komma oder das Ende",
        Expected::Blank => "ein Leerzeichen",
        Expected::Name => "ein Name",
        Expected::ShorterName => "ein Name mit höchstens 128 Zeichen",
        Expected::PathPart => "ein Name nach dem Schrägstrich",
        Expected::Slash => "ein Schrägstrich und ein Name",
        Expected::Collection => "eine Sammlung vor any und all, wie in Items/any()",
        Expected::Key => "ein Schlüssel oder benannte Parameter",
        Expected::Parameters => "benannte Parameter wie x=1",
        Expected::KnownFunction => "eine Funktion von OData",
        Expected::ClosingQuote => "ein schließendes Anführungszeichen",
        Expected::ClosingParenthesis => "eine schließende Klammer",
        Expected::CommaOrParenthesis => "ein Komma oder eine schließende Klammer",
        Expected::SemicolonOrParenthesis => "ein Semikolon oder eine schließende Klammer",
        Expected::CommaOrBracket => "ein Komma oder eine schließende eckige Klammer",
        Expected::CommaOrBrace => "ein Komma oder eine schließende geschweifte Klammer",
        Expected::Comma => "ein Komma und ein weiterer Wert",
        Expected::Colon => "ein Doppelpunkt",
        Expected::Variable => "eine Variable und ein Doppelpunkt",
        Expected::MemberName => "ein Name in doppelten Anführungszeichen",
        Expected::Literal => "ein Literal",
        Expected::Enum => "Namen einer Aufzählung in einfachen Anführungszeichen",
        Expected::Type => "der Name eines Typs",
        Expected::Digit => "eine Ziffer",
        Expected::Date => "ein Datum wie 2024-12-31",
        Expected::Time => "eine Uhrzeit wie 23:59:59",
        Expected::Offset => "ein Zeitzonenversatz wie Z oder +02:00",
        Expected::Duration => "eine Dauer wie P1DT12H",
        Expected::Binary => "Bytes in base64url",
        Expected::Geo => "ein Ort wie SRID=0;Point(1.5 2.5)",
        Expected::CountOption => "$filter oder $search",
        Expected::Search => "Suchwörter",
        Expected::Escape => "eine Escape-Sequenz von JSON",
        Expected::LessDepth => "weniger Ebenen",
        Expected::LessText => "ein kürzerer Text",
    }
}
