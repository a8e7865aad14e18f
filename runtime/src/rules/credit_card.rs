//! `credit_card`

use super::Keywords;

super::text_rule! {
    /// A card number: 12 to 19 digits that pass the Luhn check, without blanks or dashes.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::credit_card().accepts("4111111111111111"));
    /// assert!(!rules::credit_card().accepts("4111111111111112"));
    /// ```
    CreditCard = credit_card, "credit_card", crate::formats::credit_card::is_credit_card, "a card number of 12 to 19 digits with a valid check digit", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern("^[0-9]{12,19}$").not_all();
}
