//! Errors other than validation failures.

use core::fmt::{self, Formatter};

use crate::response::{Detail, Failure};

pub(super) fn detail(detail: Detail<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match detail {
        Detail::Failure(failure) => f.write_str(of_failure(failure).1),
        Detail::Own(text) => f.write_str(text),
        Detail::MediaType(media_type) => {
            write!(f, "Envoyez le corps en {media_type} et indiquez-le dans l’en-tête Content-Type.")
        }
        Detail::ContentEncoding => f.write_str("Envoyez le corps tel quel, sans l’en-tête Content-Encoding."),
        Detail::FormText => f.write_str("Le formulaire doit être un texte en UTF-8, encodé avec %."),
        Detail::Multipart => f.write_str(
            "Le formulaire doit être complet, avec un nom en UTF-8 pour chaque partie et le séparateur (boundary) \
             indiqué dans l’en-tête Content-Type.",
        ),
        Detail::TooManyParts(max) => write!(f, "Le formulaire a trop de parties\u{a0}; la limite est {max}."),
        Detail::PartTooLarge(max) => {
            write!(f, "Un texte du formulaire est trop long\u{a0}; la limite est {max} octets.")
        }
        Detail::FieldTooLarge { field, max } => {
            write!(f, "Le texte de {field} est trop long\u{a0}; la limite est {max} octets.")
        }
        Detail::PathText => f.write_str("L’adresse doit être un texte en UTF-8, encodé avec %."),
        Detail::HeaderText(header) => write!(f, "L’en-tête {header} doit être un texte en UTF-8."),
        Detail::Version { header, known } => {
            write!(f, "Envoyez une seule fois l’en-tête {header}, avec l’une des valeurs\u{a0}: {known}.")
        }
    }
}

/// The title and the text.
pub(super) fn of_failure(failure: Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::ValidationFailed => (
            "Échec de la validation",
            "Certaines valeurs ne sont pas valides. Corrigez-les et renvoyez la requête.",
        ),
        Failure::AuthenticationFailure => {
            ("Échec de l’authentification", "Le nom d’utilisateur ou le mot de passe est incorrect.")
        }
        Failure::AccountDisabled => ("Compte désactivé", "Ce compte est désactivé."),
        Failure::AccountLocked => ("Compte verrouillé", "Ce compte est verrouillé."),
        Failure::AccountPasswordChangeRequired => {
            ("Changement de mot de passe requis", "Changez d’abord votre mot de passe.")
        }
        Failure::InvalidToken => ("Jeton non valide", "Le jeton n’est pas valide. Reconnectez-vous."),
        Failure::Forbidden => ("Interdit", "Vous n’êtes pas autorisé à faire cela."),
        Failure::NotFound => ("Introuvable", "Il n’y a rien à cette adresse."),
        Failure::NotAcceptable => {
            ("Non acceptable", "Ce que demandent les en-têtes de la requête n’est pas proposé.")
        }
        Failure::Conflict => {
            ("Conflit", "Cette opération n’est pas possible dans l’état actuel de la ressource.")
        }
        Failure::DownstreamFailure => (
            "Défaillance d’un autre service",
            "Un élément dont dépend ce service est défaillant. Réessayez plus tard.",
        ),
        Failure::TooManyRequests => {
            ("Trop de requêtes", "Vous avez envoyé trop de requêtes. Attendez avant d’envoyer la suivante.")
        }
        Failure::RestorePointOpen => (
            "Point de restauration ouvert",
            "Cette opération n’est pas possible tant qu’un point de restauration est ouvert.",
        ),
        Failure::InternalServerError => {
            ("Erreur interne du serveur", "Une erreur s’est produite de notre côté. Réessayez plus tard.")
        }
        Failure::Unauthorized => ("Non authentifié", "Connectez-vous d’abord."),
        Failure::BadRequest => ("Requête incorrecte", "La requête n’est pas compréhensible."),
        Failure::PaymentRequired => ("Paiement requis", "Un paiement est d’abord nécessaire."),
        Failure::MethodNotAllowed => {
            ("Méthode non autorisée", "Cette méthode n’est pas disponible à cette adresse.")
        }
        Failure::RequestTimeout => ("Délai dépassé", "La requête a pris trop de temps."),
        Failure::Gone => ("Plus disponible", "Cette ressource n’est plus disponible."),
        Failure::LengthRequired => ("Longueur requise", "Envoyez l’en-tête Content-Length."),
        Failure::PreconditionFailed => (
            "Échec d’une condition préalable",
            "Une condition indiquée dans les en-têtes de la requête n’est pas remplie.",
        ),
        Failure::ContentTooLarge => {
            ("Contenu trop volumineux", "Le corps de la requête est trop volumineux.")
        }
        Failure::UriTooLong => ("Adresse trop longue", "L’adresse de la requête est trop longue."),
        Failure::UnsupportedMediaType => (
            "Type de média non pris en charge",
            "L’en-tête Content-Type n’indique pas un type qui est lu ici.",
        ),
        Failure::RangeNotSatisfiable => ("Plage non disponible", "La plage demandée n’est pas disponible."),
        Failure::ExpectationFailed => {
            ("Attente non satisfaite", "Ce que demande l’en-tête Expect n’est pas possible.")
        }
        Failure::MisdirectedRequest => {
            ("Requête mal dirigée", "Ce serveur ne répond pas pour cette adresse.")
        }
        Failure::UnprocessableContent => {
            ("Contenu non traitable", "La requête ne peut pas être exécutée telle quelle.")
        }
        Failure::Locked => ("Verrouillé", "La ressource est verrouillée."),
        Failure::TooEarly => ("Trop tôt", "Renvoyez la requête."),
        Failure::UpgradeRequired => ("Mise à niveau requise", "Un autre protocole est nécessaire."),
        Failure::PreconditionRequired => {
            ("Condition préalable requise", "Une condition est nécessaire dans les en-têtes de la requête.")
        }
        Failure::RequestHeaderFieldsTooLarge => {
            ("En-têtes trop volumineux", "Les en-têtes de la requête sont trop volumineux.")
        }
        Failure::UnavailableForLegalReasons => (
            "Indisponible pour des raisons légales",
            "Cette ressource n’est pas disponible pour des raisons légales.",
        ),
        Failure::ClientError => ("Erreur de la requête", "La requête ne peut pas être exécutée."),
    }
}
