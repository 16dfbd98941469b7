//! Sentences of Arabic and Urdu with words that run from left to right among them, from a grammar that knows which;
//! and of English, whose numbers stay whole too.

use crate::support::pdf_mutant::Chance;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// What stands as the paragraph runs.
    Around(String),
    /// Words that run from left to right.
    Phrase(String),
    /// A number that does, in as many groups as it has words.
    Number(String),
}

/// A sentence.
#[derive(Debug, Clone, Default)]
pub struct Sentence(pub Vec<Piece>);

/// The languages of the sentences, each with words of its own.
pub const LANGUAGES: [&str; 3] = ["ar", "ur", "en-GB"];

const ARABIC: &[&str] = &[
    "الجرعة",
    "حبة",
    "واحدة",
    "التحليل",
    "جيد",
    "خذ",
    "كل",
    "يوم",
    "مساء",
    "تجلط",
    "الرنين",
    "أقل",
    "من",
    "ثم",
    "الطبيب",
    "قبل",
    "الطعام",
];
const URDU: &[&str] = &[
    "دوا",
    "لیں",
    "روزانہ",
    "گولی",
    "میٹفارمن",
    "ڈاکٹر",
    "سے",
    "کریں",
    "صبح",
    "شام",
    "خون",
    "ہڈی",
    "ہے",
    "پر",
];
const ENGLISH: &[&str] = &[
    "take", "with", "water", "the", "clinic", "at", "before", "meals", "call", "your", "nurse",
    "on", "results",
];

/// What must stay on one line.
const NUMBERS: &[&str] = &[
    "0808 800 1234",
    "+44 (0)20 7450 4000",
    "(020) 7450 4000",
    "01865 496 0123",
    "0300-123-4567",
    "116 123",
    "5 mg",
    "2.5 ml",
    "48 mmol/mol",
    "50%",
    "37.5 °C",
    "120/80 mmHg",
    "10 mg/kg",
    "1 000 mg",
    "<5",
    "-3 °C",
    "18+",
    "5–10",
    "4-6 kg",
    "1.5–2.5 mg",
    "10 – 15 mg",
    "14/10/2025",
    "2025-10-14",
    "9:00–17:30",
    "9 am",
    "10.30 pm",
    "9 a.m.",
    "2006",
    "7",
];
const PHRASES: &[&str] = &[
    "HbA1c",
    "DVT",
    "MRI",
    "COVID-19",
    "Hickman line",
    "bone marrow (BM)",
    "Dr Ann Price",
    "NHS 111",
    "vitamin B12",
    "St Mary’s “Rose” Ward",
    "T-cell",
    "and/or",
    "A & E",
    "(non-)Hodgkin",
    "Macmillan [UK]",
    "B cell, T cell",
    "14 October 2025",
    "ward@example.org",
    "https://www.example.org/a/b",
    "www.example.org",
];

/// A sentence without markup: none of its signs means anything to Markdown.
pub fn sentence(language: &str, chance: &mut Chance) -> Sentence {
    let (words, last): (&[&str], &[&str]) = match language {
        "ar" => (ARABIC, &[".", "؟", "!", ""]),
        "ur" => (URDU, &["۔", "؟", ".", ""]),
        _ => (ENGLISH, &[".", "?", "!", ""]),
    };
    let mut sentence = Sentence::default();
    // A stretch may come first.
    if chance.below(5) > 0 {
        sentence.words(words, chance);
    }
    for _ in 0..1 + chance.below(3) {
        sentence.clause(words, chance, 0);
        sentence.around(" ");
        sentence.words(words, chance);
    }
    if chance.below(3) == 0 {
        // Or stand last.
        sentence.around(" ");
        sentence.clause(words, chance, 1);
    }
    sentence.around(chance.one_of(last));
    match language {
        "en-GB" => sentence.in_english(),
        _ => sentence,
    }
}

impl Sentence {
    fn around(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        match self.0.last_mut() {
            Some(Piece::Around(last)) => last.push_str(text),
            _ => self.0.push(Piece::Around(text.to_owned())),
        }
    }

    fn words(&mut self, words: &[&str], chance: &mut Chance) {
        for index in 0..1 + chance.below(3) {
            if index > 0 {
                self.around(" ");
            }
            self.around(chance.one_of(words));
        }
        self.around(if self.0.is_empty() { "" } else { " " });
    }

    fn stretch(&mut self, chance: &mut Chance) {
        self.0.push(match chance.below(5) {
            0..3 => Piece::Number((*chance.one_of(NUMBERS)).to_owned()),
            _ => Piece::Phrase((*chance.one_of(PHRASES)).to_owned()),
        });
    }

    /// A stretch amid signs that belong to the sentence.
    fn clause(&mut self, words: &[&str], chance: &mut Chance, depth: usize) {
        let brackets = [("(", ")"), ("[", "]"), ("«", "»"), ("“", "”")];
        let separators = [
            "/", " / ", "–", " – ", "، ", ": ", "؛ ", "، و", " - ", ", ", " + ",
        ];
        let (open, close) = *chance.one_of(&brackets);
        match chance.below(if depth == 0 { 9 } else { 6 }) {
            0 => self.stretch(chance),
            1 => {
                self.around(open);
                self.stretch(chance);
                self.around(close);
            }
            // A stretch, then words in brackets.
            2 => {
                self.stretch(chance);
                self.around(if chance.below(4) == 0 { "" } else { " " });
                self.around(open);
                self.around(chance.one_of(words));
                self.around(" ");
                self.around(chance.one_of(words));
                self.around(close);
            }
            // Words, then a stretch in the same brackets.
            3 => {
                self.around(open);
                self.around(chance.one_of(words));
                self.around(" ");
                self.stretch(chance);
                self.around(close);
            }
            4 => {
                self.stretch(chance);
                self.around(chance.one_of(&separators));
                self.around(chance.one_of(words));
            }
            5 => {
                self.around(chance.one_of(words));
                self.around(chance.one_of(&separators));
                self.stretch(chance);
            }
            6 => {
                self.stretch(chance);
                self.around(" ");
                self.around(open);
                self.around(chance.one_of(words));
                self.around(" ");
                self.clause(words, chance, depth + 1);
                self.around(close);
            }
            7 => {
                self.around(open);
                self.stretch(chance);
                self.around(" ");
                self.around(chance.one_of(words));
                self.around(" ");
                self.clause(words, chance, depth + 1);
                self.around(close);
            }
            _ => {
                self.clause(words, chance, depth + 1);
                self.around(chance.one_of(&["، ", " و", "؛ "]));
                self.around(chance.one_of(words));
                self.around(" ");
                self.clause(words, chance, depth + 1);
            }
        }
    }

    /// With the signs of English for those of Arabic, and spaces where English has them.
    fn in_english(mut self) -> Self {
        let signs = [
            ("،", ","),
            ("؛", ";"),
            ("و", "and "),
            ("/", " / "),
            ("–", " – "),
            ("(", " ("),
            ("[", " ["),
            ("«", " «"),
            ("“", " “"),
        ];
        for piece in &mut self.0 {
            if let Piece::Around(text) = piece {
                *text = signs.iter().fold(text.clone(), |text, (sign, english)| {
                    text.replace(sign, english)
                });
                *text = text.replace("  ", " ");
            }
        }
        self
    }

    /// Its words, each stretch between two marks.
    pub fn marked(&self, start: &str, end: &str) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Around(text) => text.clone(),
            Piece::Phrase(text) | Piece::Number(text) => format!("{start}{text}{end}"),
        });
        pieces.collect()
    }

    /// Its words as Markdown, in which brackets would make links.
    pub fn markdown(&self) -> String {
        let text = self.marked("", "");
        ["[", "]", "<", "+", "-"]
            .iter()
            .fold(text, |text, sign| text.replace(sign, &format!("\\{sign}")))
    }
}
