//! Whether the bytes of a PDF keep what leaflet promises of them.

use super::Violation;
use super::invariants;

/// Everything that is wrong with a PDF: against leaflet's own invariants always, and in full against
/// PDF/UA-1 and PDF/A-2a too, where the feature `verify` is built in.
pub fn verify(bytes: &[u8], full: bool) -> Vec<Violation> {
    let mut violations = invariants::check(bytes);
    if full {
        violations.extend(conformance(bytes));
    }
    violations
}

#[cfg(feature = "verify")]
fn conformance(bytes: &[u8]) -> Vec<Violation> {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    let mut violations = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        match validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)) {
            Ok(report) => violations.extend(report.failures.into_iter().map(|failure| {
                // "ISO 19005-2:2011:6.2.3:1" is standard and year, then clause and test.
                let (standard, clause) = standard_and_clause(&failure.rule_id);
                Violation {
                    standard,
                    clause,
                    message: failure.message,
                }
            })),
            Err(error) => violations.push(Violation {
                standard: profile.to_string(),
                clause: "the file as a whole".to_owned(),
                message: error.to_string(),
            }),
        }
    }
    violations
}

#[cfg(feature = "verify")]
fn standard_and_clause(rule: &str) -> (String, String) {
    let mut parts = rule.splitn(3, ':');
    let standard: Vec<&str> = parts.by_ref().take(2).collect();
    (
        standard.join(":"),
        parts.next().unwrap_or_default().to_owned(),
    )
}

#[cfg(not(feature = "verify"))]
fn conformance(_: &[u8]) -> Vec<Violation> {
    Vec::new()
}

#[cfg(all(test, feature = "verify"))]
mod tests {
    use super::standard_and_clause;

    #[test]
    fn rules_name_standard_and_clause() {
        let (standard, clause) = standard_and_clause("ISO 14289-1:2014:7.18.5:2");
        assert_eq!(
            (standard.as_str(), clause.as_str()),
            ("ISO 14289-1:2014", "7.18.5:2")
        );
    }
}
