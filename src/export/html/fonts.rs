//! The fonts of a page: those that devices have, by script, for a page brings none of its own.
//!
//! First the families of the printed leaflets, where somebody has installed them; then those of Apple, Windows,
//! Android and Linux.

use crate::text::locale::Language;
use crate::text::script::Script;

/// What every list of families ends with.
const LATIN: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Liberation Sans\", Arial, sans-serif";

/// The families for a language, as CSS lists them.
pub fn of(language: &Language) -> String {
    let script = Script::of(language);
    let own = match script {
        Script::European => "\"Atkinson Hyperlegible Next\"",
        Script::Naskh => {
            "\"Noto Naskh Arabic\", \"Geeza Pro\", \"Sakkal Majalla\", \"Traditional Arabic\""
        }
        Script::Nastaliq => {
            "\"Noto Nastaliq Urdu\", \"Jameel Noori Nastaleeq\", \"Urdu Typesetting\", \"Noto Naskh Arabic\""
        }
        Script::Bengali => {
            "\"Noto Sans Bengali\", \"Kohinoor Bangla\", \"Bangla Sangam MN\", \"Nirmala UI\", Vrinda"
        }
        Script::Devanagari => {
            "\"Noto Sans Devanagari\", \"Kohinoor Devanagari\", \"Devanagari Sangam MN\", \"Nirmala UI\", Mangal"
        }
        Script::Gujarati => {
            "\"Noto Sans Gujarati\", \"Kohinoor Gujarati\", \"Gujarati Sangam MN\", \"Nirmala UI\", Shruti"
        }
        Script::Gurmukhi => {
            "\"Noto Sans Gurmukhi\", \"Mukta Mahee\", \"Gurmukhi Sangam MN\", \"Nirmala UI\", Raavi"
        }
        Script::Tamil => "\"Noto Sans Tamil\", \"Tamil Sangam MN\", \"Nirmala UI\", Latha",
        Script::Ethiopic => "\"Noto Sans Ethiopic\", Kefa, Ebrima, Nyala",
        Script::Thai => "\"Noto Sans Thai\", Thonburi, \"Leelawadee UI\", Tahoma",
        Script::Khmer => {
            "\"Noto Sans Khmer\", \"Khmer Sangam MN\", \"Leelawadee UI\", \"Khmer UI\""
        }
        Script::SimplifiedHan => {
            "\"Noto Sans SC\", \"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\""
        }
        Script::TraditionalHan => {
            "\"Noto Sans TC\", \"Noto Sans CJK TC\", \"PingFang TC\", \"PingFang HK\", \"Microsoft JhengHei\""
        }
    };
    format!("{own}, {LATIN}")
}
