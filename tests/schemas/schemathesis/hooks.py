"""What a schema cannot say, and nothing else, may be refused of a request that keeps it."""

from urllib.parse import urlencode

import schemathesis
from schemathesis.generation import GenerationMode

# Codes of rules that no keyword of JSON Schema says: bounds of dates and their calendars, decimals in text, lookups,
# the catalogue of metadata, filters and orders, rules over several fields, and what is required under a condition.
NOT_IN_A_SCHEMA = {
    "DUPLICATE_METADATA",
    "ID_VALUE_MISMATCH",
    "INVALID_DATE_FORMAT",
    "INVALID_DATE_RANGE",
    "INVALID_FILTER_SYNTAX",
    "INVALID_METADATA_OPTION",
    "INVALID_NUMBER_FORMAT",
    "INVALID_NUMBER_RANGE",
    "INVALID_ORDERBY_SYNTAX",
    "METADATA_ATTRIBUTE_NOT_FOUND",
    "METADATA_RULE_VIOLATION",
    "METADATA_SECURITY_VIOLATION",
    "REQUIRED_FIELD_MISSING",
    "UNKNOWN_RESOURCE",
    "UNSUPPORTED_FILTER_SYNTAX",
    "UNSUPPORTED_ORDERBY_SYNTAX",
}


# Longer addresses are refused by the server itself, with 414, before a route is looked for.
MAX_QUERY = 8_000


@schemathesis.hook
def filter_query(context, query):
    return len(urlencode(query or {}, doseq=True)) < MAX_QUERY


@schemathesis.check
def refused_for_what_no_schema_says(ctx, response, case):
    if response.status_code != 400 or case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    body = response.json()
    codes = {record["ValidationErrorType"] for record in body.get("ValidationErrors", [])}
    if not codes or codes - NOT_IN_A_SCHEMA:
        raise AssertionError(f"a request that keeps its schema was refused: {body}")
