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
        (ProblemKind::Repeated { .. }, _) => write!(f, "ein einziger Eintrag {attribute}"),
        (ProblemKind::Forbidden, _) => f.write_str("ein Attribut, das Sie setzen dürfen"),
        (ProblemKind::ForbiddenOption | ProblemKind::NotAnOption | ProblemKind::NotAllowed, _) => {
            options(problem, f)
        }
        (ProblemKind::Missing, Some(other)) => write!(f, "ein Eintrag {attribute} neben {other}"),
        (ProblemKind::Missing, None) => write!(f, "ein Eintrag {attribute}"),
        (ProblemKind::Excluded, other) => {
            write!(f, "kein Eintrag {attribute} neben {}", other.unwrap_or_default())
        }
        // These have their own texts.
        (ProblemKind::Value(..) | ProblemKind::Own(_), _) => Ok(()),
    }
}

/// `eine der Optionen A, B bei diesem Wert von Artifact`
fn options(problem: &Problem, f: &mut Formatter<'_>) -> fmt::Result {
    if problem.options().len() == 0 {
        f.write_str("eine Option, die Sie setzen dürfen")?;
    } else {
        f.write_str("eine der Optionen ")?;
        problem.write_list(f)?;
    }
    problem.other().map_or(Ok(()), |other| write!(f, " bei diesem Wert von {}", Name(other)))
}

pub(super) fn message(problem: &Problem, f: &mut Formatter<'_>) -> fmt::Result {
    let (attribute, other) = (Name(problem.attribute().unwrap_or_default()), problem.other().map(Name));
    match (problem.kind(), other) {
        (ProblemKind::Unknown, _) => f.write_str(
            "Dieses Attribut ist nicht bekannt. Korrigieren Sie seinen Namen, oder lassen Sie es weg.",
        ),
        (ProblemKind::Repeated { first, again }, _) => {
            write!(
                f,
                "Die Einträge [{first}] und [{again}] sind beide {attribute}. Senden Sie nur einen davon."
            )
        }
        (ProblemKind::Forbidden, _) => {
            write!(f, "Sie dürfen {attribute} nicht setzen. Lassen Sie diesen Eintrag weg.")
        }
        (ProblemKind::ForbiddenOption, _) => {
            write!(f, "Sie dürfen diese Option von {attribute} nicht setzen.")
        }
        (ProblemKind::Missing, Some(other)) => {
            write!(f, "Ergänzen Sie {attribute}. Das ist neben {other} erforderlich.")
        }
        (ProblemKind::Missing, None) => write!(f, "Ergänzen Sie {attribute}. Das ist erforderlich."),
        (ProblemKind::Excluded, other) => {
            write!(
                f,
                "Lassen Sie {attribute} weg. Das ist neben {} nicht erlaubt.",
                other.unwrap_or_default()
            )
        }
        // These say what is expected, or have their own texts.
        (
            ProblemKind::NotAnOption | ProblemKind::NotAllowed | ProblemKind::Value(..) | ProblemKind::Own(_),
            _,
        ) => Ok(()),
    }
}
