//! The extractors: what they read, and from where.

use std::vec::Vec;

use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use crate::Validated;

/// Parameters in one part of the request.
#[cfg(any(feature = "actix-web", feature = "axum"))]
macro_rules! params {
    ($($type:ident in $place:ident;)*) => {$(
        impl<T: IntoParams> IntoParams for $type<T> {
            fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
                let place = || Some(ParameterIn::$place);
                let in_place = |mut parameter: Parameter| {
                    parameter.parameter_in = ParameterIn::$place;
                    parameter
                };
                T::into_params(place).into_iter().map(in_place).collect()
            }
        }
    )*};
}

#[cfg(any(feature = "actix-web", feature = "axum"))]
macro_rules! extractors {
    ($framework:ident) => {
        mod $framework {
            use utoipa::{
                ToSchema,
                openapi::{RefOr, schema::Schema},
            };

            use super::{IntoParams, Parameter, ParameterIn, Vec};
            use crate::{
                openapi::schema::same_as,
                $framework::{ValidForm, ValidHeaders, ValidJson, ValidPath, ValidQuery},
            };

            type Schemas = Vec<(std::string::String, RefOr<Schema>)>;

            same_as! {
                [T] ValidJson<T>, T;
                [T] ValidForm<T>, T;
            }

            #[cfg(feature = "multipart")]
            same_as! {
                [T] crate::$framework::ValidMultipart<T>, T;
            }

            params! {
                ValidQuery in Query;
                ValidPath in Path;
                ValidHeaders in Header;
            }
        }
    };
}

#[cfg(feature = "axum")]
extractors!(axum);
#[cfg(feature = "actix-web")]
extractors!(actix);

impl<T: IntoParams> IntoParams for Validated<T> {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        T::into_params(place)
    }
}
