//! Who is calling: JSON Web Tokens, and the extractors that ask for a role.

mod caller;
mod hs256;
mod role;

use std::time::Duration;

use api_validate::{ApiError, response::ErrorType};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, get_current_timestamp,
};
use serde::{Deserialize, Serialize};

pub(crate) use self::caller::challenge;
pub use self::{
    caller::{Admin, Caller, Editor, Reader},
    role::Role,
};
use crate::database::internal;

/// Makes tokens and checks them.
pub struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    validation: Validation,
    life: Duration,
}

/// What a token says.
#[derive(Serialize, Deserialize)]
struct Claims {
    /// The account's name. What it may do is looked up when the token is shown.
    sub: String,
    /// In seconds since 1970.
    exp: u64,
}

impl Tokens {
    pub(crate) fn new(secret: &[u8], life: Duration) -> Self {
        hs256::install();
        // No other algorithm is accepted, whatever a token says of itself.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = 0;
        validation.validate_nbf = true;
        // From the second on in which it expires, a token is not valid: RFC 7519, section 4.1.4.
        validation.reject_tokens_expiring_in_less_than = 1;
        Self {
            signing: EncodingKey::from_secret(secret),
            checking: DecodingKey::from_secret(secret),
            validation,
            life,
        }
    }

    /// How long tokens are valid.
    pub fn life(&self) -> Duration {
        self.life
    }

    /// A token for the account of this name.
    pub fn issue(&self, name: String) -> Result<String, ApiError> {
        let exp = get_current_timestamp().saturating_add(self.life.as_secs());
        encode(&Header::new(Algorithm::HS256), &Claims { sub: name, exp }, &self.signing).map_err(internal)
    }

    /// The name of the account that the token was given to.
    fn check(&self, token: &str) -> Result<String, ApiError> {
        let token = decode::<Claims>(token, &self.checking, &self.validation)
            .map_err(|error| ApiError::from(ErrorType::InvalidToken).caused_by(error))?;
        // Whoever does not understand what is said to be critical must refuse the token: RFC 7515, section 4.1.11. No
        // extension is understood here, and an empty list is none.
        if token.header.crit.is_some() {
            return Err(ApiError::from(ErrorType::InvalidToken).caused_by("the header has `crit`"));
        }
        Ok(token.claims.sub)
    }
}
