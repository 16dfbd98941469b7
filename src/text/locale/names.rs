//! What languages call themselves.

use super::Language;

impl Language {
    /// The language's name in itself, as speakers look for it; the tag for a language not known here.
    pub fn own_name(&self) -> String {
        let tag = self.to_string();
        let named = |tag: &str| OWN_NAMES.iter().find(|(of, _)| *of == tag);
        named(&tag)
            .or_else(|| named(self.primary()))
            .map_or(tag, |(_, name)| (*name).to_owned())
    }
}

/// Languages of leaflets in the United Kingdom, each named in itself (Unicode CLDR 48).
pub(super) static OWN_NAMES: [(&str, &str); 37] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("ckb", "کوردیی ناوەندی"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fr", "français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("gu", "ગુજરાતી"),
    ("hi", "हिन्दी"),
    ("hu", "magyar"),
    ("it", "italiano"),
    ("lt", "lietuvių"),
    ("ne", "नेपाली"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "polski"),
    ("prs", "دری"),
    ("ps", "پښتو"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("sk", "slovenčina"),
    ("so", "Soomaali"),
    ("sq", "shqip"),
    ("ta", "தமிழ்"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];
