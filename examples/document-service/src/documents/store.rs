//! Documents in SQL. Whatever came from a client is a bound parameter.

use api_validate::{Date, DateFormat};
use rusqlite::{Connection, OptionalExtension, Row, named_params, types::Type};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::de::DeserializeOwned;

use super::{CreateDocument, Document, DocumentList, ListDocuments, UpdateDocument};
use crate::database::DatabaseError;

const ISO: DateFormat = DateFormat::new("yyyy-MM-dd").expect("a date format");

pub(super) fn insert(
    connection: &Connection,
    request: &CreateDocument,
    by: &str,
) -> Result<Document, DatabaseError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO document (title, document_date, amount, reference, tags, metadata, created_by)
         VALUES (:title, :document_date, :amount, :reference, :tags, :metadata, :created_by)
         RETURNING *",
    )?;
    let parameters = named_params! {
        ":title": request.title,
        ":document_date": iso(&request.document_date)?,
        ":amount": hundredths(request.amount),
        ":reference": request.reference,
        ":tags": serde_json::to_string(&request.tags)?,
        ":metadata": serde_json::to_string(&request.metadata)?,
        ":created_by": by,
    };
    Ok(statement.query_row(parameters, read)?)
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Document>, DatabaseError> {
    let mut statement = connection.prepare_cached("SELECT * FROM document WHERE id = :id")?;
    Ok(statement.query_row(named_params! { ":id": id }, read).optional()?)
}

/// The document as it is now, if there is one. Nobody else writes between its reading and its writing.
pub(super) fn update(
    connection: &Connection,
    id: i64,
    changes: UpdateDocument,
) -> Result<Option<Document>, DatabaseError> {
    let Some(mut document) = find(connection, id)? else { return Ok(None) };
    document.apply(changes);
    let mut statement = connection.prepare_cached(
        "UPDATE document SET title = :title, document_date = :document_date, amount = :amount,
             reference = :reference, tags = :tags, metadata = :metadata
         WHERE id = :id",
    )?;
    statement.execute(named_params! {
        ":id": id,
        ":title": document.title,
        ":document_date": iso(&document.document_date)?,
        ":amount": hundredths(document.amount),
        ":reference": document.reference,
        ":tags": serde_json::to_string(&document.tags)?,
        ":metadata": serde_json::to_string(&document.metadata)?,
    })?;
    Ok(Some(document))
}

pub(super) fn list(connection: &Connection, request: &ListDocuments) -> Result<DocumentList, DatabaseError> {
    let total =
        connection.prepare_cached("SELECT count(*) FROM document")?.query_row([], |row| row.get(0))?;
    let mut statement =
        connection.prepare_cached("SELECT * FROM document ORDER BY id DESC LIMIT :limit OFFSET :offset")?;
    let offset = i64::from(request.page - 1) * i64::from(request.page_size);
    let documents = statement
        .query_map(named_params! { ":limit": request.page_size, ":offset": offset }, read)?
        .collect::<Result<_, _>>()?;
    Ok(DocumentList { documents, page: request.page, page_size: request.page_size, total })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        document_id: row.get("id")?,
        title: row.get("title")?,
        document_date: date(row)?,
        amount: row.get::<_, Option<i64>>("amount")?.map(|amount| Decimal::new(amount, 2)),
        reference: row.get("reference")?,
        tags: json(row, "tags")?,
        metadata: json(row, "metadata")?,
        created_by: row.get("created_by")?,
        created_at: row.get("created_at")?,
    })
}

/// `1966-07-30` of `30/JUL/1966`.
fn iso(date: &str) -> Result<String, DatabaseError> {
    let date =
        DateFormat::DD_MMM_YYYY.parse(date).ok_or_else(|| DatabaseError::Failed("not a date".into()))?;
    Ok(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

/// `30/JUL/1966` of `1966-07-30`.
fn date(row: &Row<'_>) -> rusqlite::Result<String> {
    let date = ISO.parse(row.get_ref("document_date")?.as_str()?);
    date.as_ref().map(Date::to_string).ok_or(rusqlite::Error::InvalidQuery)
}

/// Valid amounts have at most two decimal places, and are small.
fn hundredths(amount: Option<Decimal>) -> Option<i64> {
    (amount? * Decimal::ONE_HUNDRED).to_i64()
}

fn json<T: DeserializeOwned>(row: &Row<'_>, column: &'static str) -> rusqlite::Result<T> {
    let failed = |error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error));
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(failed)
}
