//! Enums: what a type reads as the variant, and what as its content.

use alloc::string::String;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor};

use super::{Source, Taken, View, What, is_among};
use crate::json::{
    refused::{Asked, Problem, Refused},
    scalar::Scalar,
    tree::Kind,
};

impl<'n> Source<'n> {
    /// Gives a type a variant and its content.
    pub(super) fn choose<V: Visitor<'n>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let node = self.node;
        if let What::Rest(names, took) = &self.what {
            let Some(known) = names.iter().copied().find(|name| is_among(node.with_id(*name), variants))
            else {
                return Err(Refused::new(Problem::UnknownVariant(variants)));
            };
            took.members.set(Taken::Variant(known));
            let (name, content) = (node.with_id(known), node.with_id(known).following());
            let (name, content) = (self.inner(name), Some(self.inner(content)));
            return visitor.visit_enum(Choice { name, content, is_kept: true });
        }
        match node.kind() {
            Kind::Text if self.is_query => {
                let text: String = node.text().unwrap_or_default().into();
                IntoDeserializer::<Refused>::into_deserializer(text).deserialize_enum(name, variants, visitor)
            }
            Kind::Text => visitor.visit_enum(Choice { name: self, content: None, is_kept: false }),
            Kind::Object => {
                let mut members = node.members();
                let (Some((name, content)), None) = (members.next(), members.next()) else {
                    return Err(Refused::new(Problem::Other));
                };
                let (name, content) = (self.inner(name), self.inner(content));
                visitor.visit_enum(Choice { name, content: Some(content), is_kept: false })
            }
            _ => Err(Refused::new(Problem::Other)),
        }
    }
}

/// A variant, and its content.
struct Choice<'n> {
    name: Source<'n>,
    content: Option<Source<'n>>,
    /// Whether serde has kept the content in its buffer.
    is_kept: bool,
}

impl<'n> EnumAccess<'n> for Choice<'n> {
    type Error = Refused;
    type Variant = Content<'n>;

    fn variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<(S::Value, Content<'n>), Refused> {
        // The error is about the choice, not about its name.
        let variant =
            seed.deserialize(self.name).map_err(|refused| Refused::new(refused.into_reason().problem))?;
        Ok((variant, Content { source: self.content, is_kept: self.is_kept }))
    }
}

struct Content<'n> {
    source: Option<Source<'n>>,
    is_kept: bool,
}

impl<'n> Content<'n> {
    fn source(self) -> Result<Source<'n>, Refused> {
        self.source.ok_or_else(|| Refused::new(Problem::Other))
    }
}

impl<'n> VariantAccess<'n> for Content<'n> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        let Some(source) = self.source else { return Ok(()) };
        let node = source.node;
        // From its buffer, serde reads an empty object as null.
        if self.is_kept && node.kind() == Kind::Object && node.members().next().is_none() {
            return Ok(());
        }
        match source.view(Asked::Null) {
            Ok(View::Scalar(Scalar::Null)) => Ok(()),
            _ => Err(Refused::new(Problem::Other).at(node, Asked::Null)),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<S::Value, Refused> {
        let source = self.source()?;
        let node = source.node;
        seed.deserialize(source).map_err(|refused| refused.at(node, Asked::Anything))
    }

    fn tuple_variant<V: Visitor<'n>>(self, length: usize, visitor: V) -> Result<V::Value, Refused> {
        let source = self.source()?;
        let node = source.node;
        let is_list = node.kind() == Kind::List;
        let view = if is_list { Ok(source.elements()) } else { Err(Refused::new(Problem::Other)) };
        let result = view.and_then(|view| view.give(visitor));
        result.map_err(|refused| refused.at(node, Asked::Tuple(length)))
    }

    fn struct_variant<V: Visitor<'n>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.source()?.ask(Asked::Object, visitor)
    }
}
