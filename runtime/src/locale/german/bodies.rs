//! Errors other than validation failures.

use core::fmt::{self, Formatter};

use crate::response::{Detail, Failure};

pub(super) fn detail(detail: Detail<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match detail {
        Detail::Failure(failure) => f.write_str(of_failure(failure).1),
        Detail::Own(text) => f.write_str(text),
        Detail::MediaType(media_type) => {
            write!(f, "Senden Sie den Inhalt als {media_type}, und geben Sie das im Header Content-Type an.")
        }
        Detail::ContentEncoding => {
            f.write_str("Senden Sie den Inhalt unverändert, ohne den Header Content-Encoding.")
        }
        Detail::FormText => f.write_str("Das Formular muss prozentkodierter Text in UTF-8 sein."),
        Detail::Multipart => f.write_str(
            "Das Formular muss vollständig sein, mit einem Namen in UTF-8 für jeden Teil und mit der Trennzeile \
             (boundary), die der Header Content-Type nennt.",
        ),
        Detail::TooManyParts(max) => write!(f, "Das Formular hat zu viele Teile; die Grenze ist {max}."),
        Detail::PartTooLarge(max) => {
            write!(f, "Ein Text des Formulars ist zu lang; die Grenze ist {max} Bytes.")
        }
        Detail::FieldTooLarge { field, max } => {
            write!(f, "Der Text von {field} ist zu lang; die Grenze ist {max} Bytes.")
        }
        Detail::PathText => f.write_str("Die Adresse muss prozentkodierter Text in UTF-8 sein."),
        Detail::HeaderText(header) => write!(f, "Der Header {header} muss Text in UTF-8 sein."),
        Detail::Version { header, known } => {
            write!(f, "Senden Sie den Header {header} genau einmal, mit einem der Werte: {known}.")
        }
    }
}

/// The title and the text.
pub(super) fn of_failure(failure: Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::ValidationFailed => (
            "Validierung fehlgeschlagen",
            "Einige Werte sind nicht gültig. Korrigieren Sie sie, und senden Sie die Anfrage erneut.",
        ),
        Failure::AuthenticationFailure => {
            ("Anmeldung fehlgeschlagen", "Der Benutzername oder das Passwort ist falsch.")
        }
        Failure::AccountDisabled => ("Konto deaktiviert", "Dieses Konto ist deaktiviert."),
        Failure::AccountLocked => ("Konto gesperrt", "Dieses Konto ist gesperrt."),
        Failure::AccountPasswordChangeRequired => {
            ("Passwortänderung erforderlich", "Ändern Sie zuerst Ihr Passwort.")
        }
        Failure::InvalidToken => {
            ("Ungültiges Token", "Das Token ist nicht gültig. Melden Sie sich erneut an.")
        }
        Failure::Forbidden => ("Nicht erlaubt", "Sie sind dazu nicht berechtigt."),
        Failure::NotFound => ("Nicht gefunden", "Unter dieser Adresse gibt es nichts."),
        Failure::NotAcceptable => {
            ("Nicht akzeptabel", "Was die Header der Anfrage verlangen, wird nicht angeboten.")
        }
        Failure::Conflict => ("Konflikt", "Das ist im gegenwärtigen Zustand der Ressource nicht möglich."),
        Failure::DownstreamFailure => (
            "Fehler eines anderen Dienstes",
            "Etwas, wovon dieser Dienst abhängt, ist ausgefallen. Versuchen Sie es später erneut.",
        ),
        Failure::TooManyRequests => (
            "Zu viele Anfragen",
            "Sie haben zu viele Anfragen gesendet. Warten Sie, bevor Sie die nächste senden.",
        ),
        Failure::RestorePointOpen => (
            "Wiederherstellungspunkt offen",
            "Das ist nicht möglich, solange ein Wiederherstellungspunkt offen ist.",
        ),
        Failure::InternalServerError => {
            ("Interner Serverfehler", "Bei uns ist ein Fehler aufgetreten. Versuchen Sie es später erneut.")
        }
        Failure::Unauthorized => ("Nicht angemeldet", "Melden Sie sich zuerst an."),
        Failure::BadRequest => ("Fehlerhafte Anfrage", "Die Anfrage ist nicht verständlich."),
        Failure::PaymentRequired => ("Zahlung erforderlich", "Zuerst ist eine Zahlung erforderlich."),
        Failure::MethodNotAllowed => {
            ("Methode nicht erlaubt", "Diese Methode ist unter dieser Adresse nicht verfügbar.")
        }
        Failure::RequestTimeout => ("Zeitüberschreitung", "Die Anfrage hat zu lange gedauert."),
        Failure::Gone => ("Nicht mehr vorhanden", "Das ist nicht mehr verfügbar."),
        Failure::LengthRequired => ("Länge erforderlich", "Senden Sie den Header Content-Length."),
        Failure::PreconditionFailed => {
            ("Vorbedingung nicht erfüllt", "Eine Bedingung in den Headern der Anfrage ist nicht erfüllt.")
        }
        Failure::ContentTooLarge => ("Inhalt zu groß", "Der Inhalt der Anfrage ist zu groß."),
        Failure::UriTooLong => ("Adresse zu lang", "Die Adresse der Anfrage ist zu lang."),
        Failure::UnsupportedMediaType => (
            "Nicht unterstützter Medientyp",
            "Der Header Content-Type nennt keinen Typ, der hier gelesen wird.",
        ),
        Failure::RangeNotSatisfiable => {
            ("Bereich nicht verfügbar", "Der verlangte Bereich ist nicht verfügbar.")
        }
        Failure::ExpectationFailed => {
            ("Erwartung nicht erfüllbar", "Was der Header Expect verlangt, ist nicht möglich.")
        }
        Failure::MisdirectedRequest => {
            ("Fehlgeleitete Anfrage", "Dieser Server antwortet nicht für diese Adresse.")
        }
        Failure::UnprocessableContent => {
            ("Nicht verarbeitbarer Inhalt", "Die Anfrage kann so nicht ausgeführt werden.")
        }
        Failure::Locked => ("Gesperrt", "Die Ressource ist gesperrt."),
        Failure::TooEarly => ("Zu früh", "Senden Sie die Anfrage erneut."),
        Failure::UpgradeRequired => {
            ("Protokollwechsel erforderlich", "Ein anderes Protokoll ist erforderlich.")
        }
        Failure::PreconditionRequired => {
            ("Vorbedingung erforderlich", "In den Headern der Anfrage ist eine Bedingung erforderlich.")
        }
        Failure::RequestHeaderFieldsTooLarge => {
            ("Header der Anfrage zu groß", "Die Header der Anfrage sind zu groß.")
        }
        Failure::UnavailableForLegalReasons => {
            ("Aus rechtlichen Gründen nicht verfügbar", "Das ist aus rechtlichen Gründen nicht verfügbar.")
        }
        Failure::ClientError => ("Fehler in der Anfrage", "Die Anfrage kann nicht ausgeführt werden."),
    }
}
