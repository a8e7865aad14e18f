//! How to use `api-validate` with frameworks that it has no extractors for: a module for each.
//!
//! The guide `recipes` shows each module, down to its tests.

pub mod answer;
pub mod async_graphql;
pub mod lambda_http;
pub mod poem;
pub mod rocket;
pub mod salvo;
pub mod tonic;

#[cfg(test)]
mod tests {
    /// What all of the frameworks answer to `{"name":" "}`.
    pub(crate) fn is_the_standard_answer((status, body): (u16, String)) {
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, &body["errors"][0]["pointer"]), (400, &"#/name".into()), "{body}");
    }

    /// A recipe that is changed is changed in the guide, too, where people copy it from.
    #[test]
    fn the_guide_shows_the_recipes() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        let guide = include_str!("../../../runtime/src/guide/recipes.md");
        for recipe in std::fs::read_dir(folder).unwrap().map(|recipe| recipe.unwrap().path()) {
            let source = std::fs::read_to_string(&recipe).unwrap();
            let shown = source.split("\n#[cfg(test)]").next().unwrap().trim_end();
            let is_shown = recipe.ends_with("lib.rs") || guide.contains(shown);
            assert!(is_shown, "the guide `recipes` does not show {}", recipe.display());
        }
    }
}
