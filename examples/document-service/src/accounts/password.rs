//! Passwords are kept as their Argon2id hashes, with the parameters that OWASP recommends.

use std::{error::Error, sync::OnceLock};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};

use super::memory::Memory;

type Failed = Box<dyn Error + Send + Sync>;

/// What is checked where there is no account.
static NOBODYS: OnceLock<String> = OnceLock::new();

/// The hash of a password with a salt of its own, in the form that tells the parameters too.
pub(crate) fn hash_password(password: &str, memory: &mut Memory) -> Result<String, Failed> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)?;
    let (params, salt) = (Params::default(), Salt::new(&salt)?);
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(salt),
        hash: Some(output(password, &salt, params, memory)?),
    };
    Ok(hash.to_string())
}

/// Whether a password has this hash; no password has none.
pub(super) fn is_password(password: &str, hash: Option<&str>, memory: &mut Memory) -> bool {
    let nobodys = NOBODYS.get_or_init(|| hash_password("nobody", memory).unwrap_or_default());
    let is_right = verify(password, hash.unwrap_or(nobodys), memory).unwrap_or(false);
    is_right && hash.is_some()
}

fn verify(password: &str, hash: &str, memory: &mut Memory) -> Result<bool, Failed> {
    let hash = PasswordHash::new(hash)?;
    let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else { return Ok(false) };
    let is_ours =
        hash.algorithm == Algorithm::default().ident() && hash.version == Some(Version::default().into());
    // Outputs are compared in constant time.
    Ok(is_ours && output(password, salt, Params::try_from(&hash)?, memory)? == *expected)
}

fn output(password: &str, salt: &Salt, params: Params, memory: &mut Memory) -> Result<Output, Failed> {
    memory.resize(params.block_count(), Block::new());
    let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    Argon2::from(params).hash_password_into_with_memory(password.as_bytes(), salt, &mut output, memory)?;
    Ok(Output::new(&output)?)
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn only_the_password_has_its_hash() {
        let memory = &mut Memory::new();
        let hash = hash_password("a passphrase", memory).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(is_password("a passphrase", Some(&hash), memory));
        for (password, hash) in [
            ("A passphrase", Some(hash.as_str())),
            ("", Some(&hash)),
            ("a passphrase", Some("")),
            ("a passphrase", Some("$argon2id$v=19$m=19456,t=2,p=1")),
            ("a passphrase", None),
            ("nobody", None),
        ] {
            assert!(!is_password(password, hash, memory), "{password}");
        }
    }

    /// Whatever was in the memory before.
    #[test]
    fn hashes_are_those_that_others_make() {
        let memory = &mut Memory::new();
        let hash = hash_password("a passphrase", memory).unwrap();
        assert!(Argon2::default().verify_password(b"a passphrase", &*hash).is_ok());
        let hash = Argon2::default().hash_password(b"another one").unwrap().to_string();
        assert!(is_password("another one", Some(&hash), memory));
    }

    #[test]
    fn each_hash_has_its_salt() {
        let memory = &mut Memory::new();
        let mut hash = || hash_password("a passphrase", memory).unwrap();
        assert_ne!(hash(), hash());
    }
}
