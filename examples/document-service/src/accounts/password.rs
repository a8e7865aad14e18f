//! Passwords are kept as their Argon2id hashes, with the parameters that OWASP recommends.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{Error, PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// What is checked where there is no account.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_password("nobody").unwrap_or_default());

/// The hash of a password with a salt of its own, in the form that tells the parameters too.
pub(crate) fn hash_password(password: &str) -> Result<String, Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether a password has this hash; no password has none.
pub(super) fn is_password(password: &str, hash: Option<&str>) -> bool {
    let parsed = PasswordHash::new(hash.unwrap_or(&NOBODYS));
    let is_right =
        parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    is_right && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_has_its_hash() {
        let hash = hash_password("a passphrase").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(is_password("a passphrase", Some(&hash)));
        for (password, hash) in [
            ("A passphrase", Some(hash.as_str())),
            ("", Some(&hash)),
            ("a passphrase", Some("")),
            ("a passphrase", None),
            ("nobody", None),
        ] {
            assert!(!is_password(password, hash), "{password}");
        }
    }

    #[test]
    fn each_hash_has_its_salt() {
        assert_ne!(hash_password("a passphrase").unwrap(), hash_password("a passphrase").unwrap());
    }
}
