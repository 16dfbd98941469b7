//! Diagnostics as SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code hosts and editors.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Excerpt, Place, Severity};
use crate::publish::ALL_RULES;
use crate::rule::{Level, Rule};

/// What relative addresses start from: the project's folder. It has no address of its own here, so that the same
/// sources give the same log on every computer.
const ROOT: &str = "PROJECT";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Columns count characters, as in every other format of leaflet.
    column_kind: &'static str,
    original_uri_base_ids: UriBases,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

/// A rule of the table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct UriBases {
    #[serde(rename = "PROJECT")]
    project: UriBase,
}

#[derive(Serialize)]
struct UriBase {
    description: Message,
}

/// A diagnostic: SARIF calls it a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

/// Lines and columns count from 1, bytes from 0; the end column is the one after the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

/// The whole log: every rule there is, and a result for each diagnostic.
pub fn log<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let rules: Vec<&Rule> = ALL_RULES.all().collect();
    let results = diagnostics.into_iter().map(|d| outcome(d, &rules));
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: UriBases {
                project: UriBase {
                    description: message("The folder in which leaflet.toml is."),
                },
            },
            results: results.collect(),
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(|rule| descriptor(rule)).collect(),
                },
            },
        }],
    };
    super::render::json_line(&log)
}

fn message(text: impl Into<String>) -> Message {
    Message { text: text.into() }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let lines: Vec<_> = rule.explanation_lines().collect();
    let explanation = lines.join("\n");
    let (finds, _) = explanation.split_once("\n\n").unwrap_or((&explanation, ""));
    let help = format!("{}\n\nSource: {}.", explanation.trim_end(), rule.source);
    Descriptor {
        id: rule.name,
        short_description: message(rule.summary),
        full_description: message(finds.replace('\n', " ")),
        help: message(help),
        default_configuration: Configuration {
            enabled: rule.level != Level::Allow,
            level: match rule.level {
                Level::Allow | Level::Warn => "warning",
                Level::Deny => "error",
            },
        },
    }
}

fn outcome<'a>(diagnostic: &'a Diagnostic, rules: &[&Rule]) -> Outcome<'a> {
    let sentences = std::iter::once(&diagnostic.message).chain(&diagnostic.hints);
    let sentences: Vec<&str> = sentences.map(String::as_str).collect();
    Outcome {
        rule_id: diagnostic.rule.name,
        // The rules are in order of name.
        rule_index: rules.binary_search(&diagnostic.rule).ok(),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: message(sentences.join(" ")),
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: uri(&diagnostic.path().to_string_lossy()),
                    uri_base_id: ROOT,
                },
                region: match &diagnostic.place {
                    Place::Words(words) => Some(region(words)),
                    Place::File(_) => None,
                },
            },
        }],
    }
}

fn region(words: &Excerpt) -> Region {
    let (start, end, bytes) = (words.start, words.end, &words.range_in_file);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_offset: bytes.start,
        byte_length: bytes.len(),
    }
}

/// A path as an address from the project's folder; all but unreserved characters are escaped (RFC 3986, 2.3).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Span};
    use serde_json::Value;

    fn rule(name: &str) -> &'static Rule {
        ALL_RULES.named(name).unwrap()
    }

    #[test]
    fn a_log_names_its_rules_and_places() {
        let source = Source::new("leaflets/x y/ŵ.md", "one\nŵ two\n");
        let found = [
            Diagnostic::new(rule("long-word"), Span::new(&source, 7..10), "Too long.")
                .hint("Cut it."),
            Diagnostic::of_file(rule("bug"), "leaflets/x", "Broken."),
        ];
        let text = log(&found);
        assert_eq!(text.lines().count(), 1);
        let log: Value = serde_json::from_str(&text).unwrap();
        let run = &log["runs"][0];
        let rules = &run["tool"]["driver"]["rules"];
        assert_eq!(rules.as_array().unwrap().len(), ALL_RULES.all().count());
        let [first, second] = run["results"].as_array().unwrap().as_slice() else {
            panic!("{run}")
        };
        for result in [first, second] {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
        }
        assert_eq!(first["message"]["text"], "Too long. Cut it.");
        let place = &first["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "leaflets/x%20y/%C5%B5.md");
        let region: Region = Region {
            start_line: 2,
            start_column: 3,
            end_line: 2,
            end_column: 6,
            byte_offset: 7,
            byte_length: 3,
        };
        assert_eq!(place["region"], serde_json::to_value(region).unwrap());
        let place = &second["locations"][0]["physicalLocation"];
        assert!(place.get("region").is_none(), "{place}");
        assert_eq!(second["level"], "error");
    }

    #[test]
    fn a_log_without_results_is_a_log_all_the_same() {
        let log: Value = serde_json::from_str(&log([])).unwrap();
        assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    }
}
