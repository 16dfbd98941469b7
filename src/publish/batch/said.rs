//! Diagnostics as they are kept: by the name of their rule, which only the table of rules can give back. For use with
//! `#[serde(with = …)]`.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Fix, Place, Severity};
use crate::publish::rules::ALL_RULES;

/// A diagnostic.
#[derive(Serialize, Deserialize)]
struct Said {
    rule: String,
    severity: Severity,
    place: Place,
    message: String,
    hints: Vec<String>,
    owner: Option<Box<str>>,
    fix: Option<Fix>,
}

/// Writes a list of them.
pub fn serialize<S: Serializer>(list: &[Diagnostic], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(list.iter().map(Said::of))
}

/// Reads such a list. That it names a rule that there is not is an error.
pub fn deserialize<'a, D: Deserializer<'a>>(reader: D) -> Result<Vec<Diagnostic>, D::Error> {
    let list = Vec::<Said>::deserialize(reader)?;
    let list: Option<_> = list.into_iter().map(Said::again).collect();
    list.ok_or_else(|| D::Error::custom("a rule that there is not"))
}

/// A hash of all that one says; nothing where its path is no text.
pub fn hash(diagnostic: &Diagnostic) -> Option<[u8; 32]> {
    let bytes = serde_json::to_vec(&Said::of(diagnostic)).ok()?;
    Some(Sha256::digest(bytes).into())
}

impl Said {
    fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            rule: diagnostic.rule.name.to_owned(),
            severity: diagnostic.severity,
            place: diagnostic.place.clone(),
            message: diagnostic.message.clone(),
            hints: diagnostic.hints.clone(),
            owner: diagnostic.owner.clone(),
            fix: diagnostic.fix.clone(),
        }
    }

    fn again(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            rule: ALL_RULES.named(&self.rule)?,
            severity: self.severity,
            place: self.place,
            message: self.message,
            hints: self.hints,
            owner: self.owner,
            fix: self.fix,
        })
    }
}
