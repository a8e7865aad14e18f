//! What the compiler says only once it makes code. `tests/mistakes` has everything else, which is checked, not built.

#[test]
fn mistakes_are_found_by_a_build() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("ui/*.rs");
}
