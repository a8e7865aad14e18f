//! Items of metadata.

use core::fmt::{self, Formatter};

use crate::{
    ValidationErrorType,
    metadata::{Problem, ProblemKind},
    written::Name,
};

pub(super) fn criteria(problem: &Problem, f: &mut Formatter<'_>) -> fmt::Result {
    let (attribute, other) = (Name(problem.attribute().unwrap_or_default()), problem.other().map(Name));
    match (problem.kind(), other) {
        (ProblemKind::Unknown, _) => {
            f.write_str(super::of_code(&ValidationErrorType::MetadataAttributeNotFound).0)
        }
        (ProblemKind::Repeated { .. }, _) => write!(f, "un seul élément {attribute}"),
        (ProblemKind::Forbidden, _) => f.write_str("un attribut que vous pouvez définir"),
        (ProblemKind::ForbiddenOption | ProblemKind::NotAnOption | ProblemKind::NotAllowed, _) => {
            options(problem, f)
        }
        (ProblemKind::Missing, Some(other)) => write!(f, "un élément {attribute} avec {other}"),
        (ProblemKind::Missing, None) => write!(f, "un élément {attribute}"),
        (ProblemKind::Excluded, other) => {
            write!(f, "aucun élément {attribute} avec {}", other.unwrap_or_default())
        }
        // These have their own texts.
        (ProblemKind::Value(..) | ProblemKind::Own(_), _) => Ok(()),
    }
}

/// `l’une des options A, B pour cette valeur de Artifact`
fn options(problem: &Problem, f: &mut Formatter<'_>) -> fmt::Result {
    if problem.options().len() == 0 {
        f.write_str("une option que vous pouvez choisir")?;
    } else {
        f.write_str("l’une des options ")?;
        problem.write_list(f)?;
    }
    problem.other().map_or(Ok(()), |other| write!(f, " pour cette valeur de {}", Name(other)))
}

pub(super) fn message(problem: &Problem, f: &mut Formatter<'_>) -> fmt::Result {
    let (attribute, other) = (Name(problem.attribute().unwrap_or_default()), problem.other().map(Name));
    match (problem.kind(), other) {
        (ProblemKind::Unknown, _) => {
            f.write_str("Cet attribut n’est pas connu. Corrigez son nom ou omettez-le.")
        }
        (ProblemKind::Repeated { first, again }, _) => {
            write!(f, "Les éléments [{first}] et [{again}] sont tous deux {attribute}. N’en envoyez qu’un.")
        }
        (ProblemKind::Forbidden, _) => {
            write!(f, "Vous n’êtes pas autorisé à définir {attribute}. Omettez cet élément.")
        }
        (ProblemKind::ForbiddenOption, _) => {
            write!(f, "Vous n’êtes pas autorisé à choisir cette option de {attribute}.")
        }
        (ProblemKind::Missing, Some(other)) => {
            write!(f, "Ajoutez {attribute}. Cet élément est obligatoire avec {other}.")
        }
        (ProblemKind::Missing, None) => write!(f, "Ajoutez {attribute}. Cet élément est obligatoire."),
        (ProblemKind::Excluded, other) => {
            let other = other.unwrap_or_default();
            write!(f, "Omettez {attribute}. Cet élément n’est pas autorisé avec {other}.")
        }
        // These say what is expected, or have their own texts.
        (
            ProblemKind::NotAnOption | ProblemKind::NotAllowed | ProblemKind::Value(..) | ProblemKind::Own(_),
            _,
        ) => Ok(()),
    }
}
