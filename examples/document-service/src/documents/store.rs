//! Documents in SQL. Whatever came from a client is a bound parameter.

use api_validate::{Date, DateFormat};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, types::Type};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::de::DeserializeOwned;

use super::{
    CreateDocument, Document, DocumentList, ListDocuments, Share, UpdateDocument,
    filter::{Condition, order},
    protected::may_be_replaced,
};
use crate::{RequestContext, database::DatabaseError, tokens::Caller};

const ISO: DateFormat = DateFormat::new("yyyy-MM-dd").expect("a date format");

/// Whether a caller may see a document: what is in somebody's folder is theirs, and of those with whom it is shared.
const VISIBLE: &str = "(folder_id IS NULL
    OR folder_id IN (SELECT id FROM folder WHERE owner IS NULL OR owner = :caller)
    OR owner = :caller
    OR EXISTS (SELECT 1 FROM json_each(shares) WHERE value = :caller)
    OR :sees_all)";

pub(super) fn insert(
    connection: &Connection,
    request: &CreateDocument,
    caller: &Caller,
) -> Result<Document, DatabaseError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO document (title, document_date, amount, reference, tags, metadata,
             owner, folder_id, shares, created_by)
         VALUES (:title, :document_date, :amount, :reference, :tags, :metadata,
             :owner, :folder_id, :shares, :created_by)
         RETURNING *",
    )?;
    let parameters = named_params! {
        ":title": request.title,
        ":document_date": iso(&request.document_date)?,
        ":amount": hundredths(request.amount),
        ":reference": request.reference,
        ":tags": serde_json::to_string(&request.tags)?,
        ":metadata": serde_json::to_string(&request.metadata)?,
        ":owner": request.user_id.as_ref().unwrap_or(&caller.name),
        ":folder_id": request.folder_id,
        ":shares": names(&request.shares)?,
        ":created_by": caller.name,
    };
    Ok(statement.query_row(parameters, read)?)
}

/// A document that the caller may not see is not found.
pub(super) fn find(
    connection: &Connection,
    caller: &Caller,
    id: i64,
) -> Result<Option<Document>, DatabaseError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT * FROM document WHERE id = :id AND {VISIBLE}"))?;
    let parameters = named_params! { ":id": id, ":caller": caller.name, ":sees_all": caller.sees_all() };
    Ok(statement.query_row(parameters, read).optional()?)
}

/// The document as it is now, if there is one. Nobody else writes between its reading and its writing.
pub(super) fn update(
    connection: &Connection,
    context: &RequestContext,
    id: i64,
    changes: UpdateDocument,
) -> Result<Option<Document>, DatabaseError> {
    let Some(mut document) = find(connection, &context.caller, id)? else { return Ok(None) };
    if !changes.metadata.is_absent() {
        may_be_replaced(&document, context).map_err(DatabaseError::Refused)?;
    }
    document.apply(changes);
    let mut statement = connection.prepare_cached(
        "UPDATE document SET title = :title, document_date = :document_date, amount = :amount,
             reference = :reference, tags = :tags, metadata = :metadata,
             owner = :owner, folder_id = :folder_id, shares = :shares
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
        ":owner": document.user_id,
        ":folder_id": document.folder_id,
        ":shares": names(&document.shares)?,
    })?;
    Ok(Some(document))
}

/// A page of what passes the filter. Statements differ from filter to filter: they are not kept.
pub(super) fn list(
    connection: &Connection,
    caller: &Caller,
    request: &ListDocuments,
) -> Result<DocumentList, DatabaseError> {
    let condition = Condition::new(request.filter.as_ref())?;
    let order = order(request.orderby.as_ref())?;
    let documents = format!("FROM document WHERE {VISIBLE} AND {}", condition.text);
    let sees_all = caller.sees_all();
    let mut parameters: Vec<(&str, &dyn ToSql)> = vec![(":caller", &caller.name), (":sees_all", &sees_all)];
    parameters.extend(condition.values.iter().map(|(name, value)| (&**name, value as &dyn ToSql)));
    let total =
        connection.query_row(&format!("SELECT count(*) {documents}"), &*parameters, |row| row.get(0))?;

    let offset = i64::from(request.page - 1) * i64::from(request.page_size);
    parameters.extend([(":limit", &request.page_size as &dyn ToSql), (":offset", &offset)]);
    let documents = connection
        .prepare(&format!("SELECT * {documents} ORDER BY {order} LIMIT :limit OFFSET :offset"))?
        .query_map(&*parameters, read)?
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
        user_id: row.get("owner")?,
        folder_id: row.get("folder_id")?,
        shares: json::<Vec<_>>(row, "shares")?.into_iter().map(share).collect(),
        created_by: row.get("created_by")?,
        created_at: row.get("created_at")?,
    })
}

fn share(user_id: String) -> Share {
    Share { user_id, email: None }
}

fn names(shares: &[Share]) -> Result<String, DatabaseError> {
    Ok(serde_json::to_string(&shares.iter().map(|share| &share.user_id).collect::<Vec<_>>())?)
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
