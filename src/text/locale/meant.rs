//! Languages as people name them where a tag is asked for, and which tag they mean: "welsh", "polski", "en_GB", "ua".

use super::Language;
use super::names::OWN_NAMES;
use crate::text::plain_name::without_accents;

/// Languages by their English names, in small letters.
const ENGLISH_NAMES: &[(&str, &str)] = &[
    ("albanian", "sq"),
    ("amharic", "am"),
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("bengali", "bn"),
    ("bangla", "bn"),
    ("bosnian", "bs"),
    ("bulgarian", "bg"),
    ("burmese", "my"),
    ("cantonese", "zh-Hant"),
    ("chinese", "zh-Hans"),
    ("chinese simplified", "zh-Hans"),
    ("chinese traditional", "zh-Hant"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dari", "prs"),
    ("dutch", "nl"),
    ("english", "en-GB"),
    ("british", "en-GB"),
    ("american", "en-US"),
    ("estonian", "et"),
    ("farsi", "fa"),
    ("filipino", "fil"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("gaelic", "gd"),
    ("georgian", "ka"),
    ("german", "de"),
    ("greek", "el"),
    ("gujarati", "gu"),
    ("hausa", "ha"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("igbo", "ig"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("khmer", "km"),
    ("korean", "ko"),
    ("kurdish", "ckb"),
    ("kurmanji", "kmr"),
    ("lao", "lo"),
    ("latvian", "lv"),
    ("lingala", "ln"),
    ("lithuanian", "lt"),
    ("malay", "ms"),
    ("malayalam", "ml"),
    ("mandarin", "zh-Hans"),
    ("marathi", "mr"),
    ("nepali", "ne"),
    ("norwegian", "nb"),
    ("oromo", "om"),
    ("panjabi", "pa"),
    ("pashto", "ps"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("punjabi", "pa"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("simplified chinese", "zh-Hans"),
    ("sinhala", "si"),
    ("slovak", "sk"),
    ("slovenian", "sl"),
    ("somali", "so"),
    ("sorani", "ckb"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("sylheti", "syl"),
    ("tagalog", "fil"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("tetum", "tet"),
    ("thai", "th"),
    ("tigrinya", "ti"),
    ("traditional chinese", "zh-Hant"),
    ("turkish", "tr"),
    ("twi", "tw"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
    ("yoruba", "yo"),
];

/// What people take for the tag of a language and no language has: codes of countries, mostly. A country's code that
/// some language has, such as se (Northern Sami) and kr (Kanuri), is that language's.
const NO_LANGUAGE: &[(&str, &str)] = &[
    ("al", "sq"),
    ("at", "de"),
    ("bd", "bn"),
    ("by", "be"),
    ("cn", "zh-Hans"),
    ("cym", "cy"),
    ("cz", "cs"),
    ("dk", "da"),
    ("eg", "ar"),
    ("eng", "en-GB"),
    ("er", "ti"),
    ("gb", "en-GB"),
    ("ge", "ka"),
    ("gr", "el"),
    ("hk", "zh-Hant"),
    ("il", "he"),
    ("iq", "ar"),
    ("ir", "fa"),
    ("jp", "ja"),
    ("kh", "km"),
    ("np", "ne"),
    ("pk", "ur"),
    ("rs", "sr"),
    ("sp", "es"),
    ("sy", "ar"),
    ("ua", "uk"),
    ("us", "en-US"),
    ("vn", "vi"),
    ("wel", "cy"),
];

/// What people take for the code of a country, and no country has.
const NO_REGION: &[(&str, &str)] = &[("UK", "GB"), ("EN", "GB")];

impl Language {
    /// The language that a tag names where leaflets, their files and words are named by one. A well-formed tag can still
    /// name no language: those of more than three letters stand for none yet (BCP 47, 2.2.1), and some are the codes
    /// of countries.
    pub fn tagged(tag: &str) -> Option<Self> {
        let language: Self = tag.parse().ok()?;
        let is_one = language.primary().len() <= 3 && language.rightly().is_none();
        is_one.then_some(language)
    }

    /// The tag that was meant by one that names no language or no country.
    fn rightly(&self) -> Option<String> {
        let primary = self.primary();
        if let Some((_, tag)) = NO_LANGUAGE.iter().find(|(code, _)| *code == primary) {
            return Some((*tag).to_owned());
        }
        let region = self.region()?;
        let (_, right) = NO_REGION.iter().find(|(code, _)| *code == region)?;
        Some(
            self.to_string()
                .replace(&format!("-{region}"), &format!("-{right}")),
        )
    }

    /// The language that somebody meant who wrote this for its tag, where that can be told.
    pub fn meant_by(written: &str) -> Option<Self> {
        let bare = bare(written);
        let by_name = || named(&bare).or_else(|| bare.split(' ').find_map(named));
        let tag = bare.replace(' ', "-");
        match tag.parse::<Self>() {
            Ok(language) if language.primary().len() <= 3 => {
                let right = language.rightly();
                right.map_or(Some(language), |tag| tag.parse().ok())
            }
            _ => by_name()?.parse().ok(),
        }
    }
}

/// A name without what copying adds to it, in small letters with single spaces: "en-GB (1)" and "Welsh - Copy".
fn bare(written: &str) -> String {
    let plain = without_accents(written);
    let name = plain.split('(').next().unwrap_or_default();
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words
        .filter(|word| {
            !word.is_empty() && !matches!(*word, "copy" | "final" | "new" | "md" | "txt")
        })
        .collect();
    words.join(" ")
}

/// The tag of a language by its English name, or by its own.
fn named(name: &str) -> Option<&'static str> {
    let english = ENGLISH_NAMES.iter().find(|(english, _)| *english == name);
    let own = || {
        OWN_NAMES
            .iter()
            .find(|(_, own)| without_accents(own) == name)
    };
    if let Some((_, tag)) = english {
        return Some(tag);
    }
    own().map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(written: &str) -> Option<String> {
        Language::meant_by(written).map(|language| language.to_string())
    }

    #[test]
    fn languages_are_known_by_the_names_that_people_give_them() {
        for (written, tag) in [
            ("welsh", "cy"),
            ("Urdu", "ur"),
            ("polski", "pl"),
            ("Português", "pt"),
            ("العربية", "ar"),
            ("en_GB", "en-GB"),
            ("en-gb", "en-GB"),
            ("en-GB (1)", "en-GB"),
            ("en-GB - Copy", "en-GB"),
            ("ua", "uk"),
            ("cn", "zh-Hans"),
            ("en-UK", "en-GB"),
            ("EN_uk", "en-GB"),
            ("Simplified Chinese", "zh-Hans"),
            ("asthma-welsh", "cy"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(tag), "{written}");
        }
        for written in ["", "notes", "readme", "Klingon", "1", "()"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }

    #[test]
    fn codes_of_countries_are_no_languages() {
        for tag in ["ua", "cn", "en-UK", "jp", "English", "und"] {
            assert_eq!(Language::tagged(tag), None, "{tag}");
        }
        for tag in [
            "uk", "zh-Hans", "en-GB", "se", "kr", "tw", "ckb", "prs", "cy-GB",
        ] {
            assert!(Language::tagged(tag).is_some(), "{tag}");
        }
    }

    #[test]
    fn every_tag_that_is_suggested_is_one() {
        let tables = ENGLISH_NAMES.iter().chain(NO_LANGUAGE);
        for (name, tag) in tables {
            let language = Language::tagged(tag).map(|language| language.to_string());
            assert_eq!(language.as_deref(), Some(*tag), "{name}");
        }
    }
}
