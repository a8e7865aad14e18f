"""What a schema cannot say, and nothing else, may be refused of a request that keeps it."""

from urllib.parse import urlencode

import schemathesis
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase

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

# The same of the service whose bodies have no codes: its messages.
NOT_IN_A_SCHEMA |= {
    "Add a user with the role Admin who is active.",
    "Leave a user with the role Admin who is active.",
    "Send each userId only once.",
    "Send the id that is in the address, or none.",
    "The company register has no company with this number.",
}
# What follows tells which items are the same.
REPEATED = "Items ["


# Longer addresses are refused by the server itself, with 414, before a route is looked for.
MAX_QUERY = 8_000


@schemathesis.hook
def filter_query(context, query):
    return len(urlencode(query or {}, doseq=True)) < MAX_QUERY


@schemathesis.hook
def before_call(context, case, kwargs):
    """Links lead on from a document that was made. A random one names users and metadata that are not there."""
    is_valid = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    is_linked = is_valid and case.meta.phase.name == TestPhase.STATEFUL
    if is_linked and case.operation.label == "POST /documents" and isinstance(case.body, dict):
        case.body = {"Title": case.body["Title"], "DocumentDate": "30/JUL/1966"}


@schemathesis.check
def refused_for_what_no_schema_says(ctx, response, case):
    if response.status_code != 400 or case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    body = response.json()
    reasons = {record["ValidationErrorType"] for record in body.get("ValidationErrors", [])}
    reasons |= {message for messages in body.get("Errors", {}).values() for message in messages}
    surprises = [reason for reason in reasons - NOT_IN_A_SCHEMA if not reason.startswith(REPEATED)]
    if not reasons or surprises:
        raise AssertionError(f"a request that keeps its schema was refused: {body}")
