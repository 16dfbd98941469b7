//! A leaflet in each script: its words come back from the tags of its PDF, and it is set in its own style.

use super::workshop::Workshop;
use crate::support::pdf_reader::words_in_tag_order;

/// Words with conjuncts, joined letters and marks, in each script.
pub const WORDS: [(&str, &str); 14] = [
    (
        "ar",
        "نخاع العظم مادة إسفنجية، يصنع خلايا الدم (كريات الدم الحمراء).",
    ),
    (
        "fa",
        "مغز استخوان یاخته‌های خونی را می‌سازد؛ پزشک شما توضیح می‌دهد.",
    ),
    (
        "ur",
        "ہڈی کا گودا خون کے خلیے بناتا ہے۔ تشخیص کے بعد مدد ملتی ہے؟",
    ),
    (
        "ckb",
        "مۆخی ئێسک خانەکانی خوێن دروست دەکات، وەک خڕۆکەی سوور.",
    ),
    (
        "bn",
        "অস্থিমজ্জায় রক্তকণিকা তৈরি হয়, যেমন শ্বেত রক্তকণিকা ও অণুচক্রিকা।",
    ),
    (
        "hi",
        "अस्थि मज्जा रक्त कोशिकाएँ बनाती है; श्वेत कोशिकाएँ संक्रमण से लड़ती हैं।",
    ),
    ("pa", "ਬੋਨ ਮੈਰੋ ਖੂਨ ਦੇ ਸੈੱਲ ਬਣਾਉਂਦਾ ਹੈ। ਸ੍ਰੀ ਪੜ੍ਹੋ।"),
    (
        "gu",
        "અસ્થિમજ્જા લોહીના કોષો બનાવે છે; ઑક્સિજન લઈ જાય છે. શ્રી જ્ઞાન.",
    ),
    (
        "ta",
        "எலும்பு மஜ்ஜை இரத்த அணுக்களை உருவாக்குகிறது. கொடு கௌரவம் ஸ்ரீ.",
    ),
    ("ti", "ኣንጕዕ ዓጽሚ ናይ ደም ሴላት ይፈጥር፣ ቀያሕቲ ሴላት ኦክሲጅን ይስከማ።"),
    (
        "zh-Hans",
        "骨髓制造血细胞——红细胞、白细胞和血小板……“造血干细胞”。",
    ),
    (
        "zh-Hant",
        "骨髓製造血細胞：紅細胞、白細胞和血小板。佢哋嘅「醫生」。",
    ),
    ("th", "ไขกระดูกทำหน้าที่สร้างเม็ดเลือดแดงซึ่งนำออกซิเจนไปทั่วร่างกาย"),
    ("km", "ខួរឆ្អឹងបង្កើតកោសិកាឈាម ដូចជាកោសិកាឈាមក្រហម។"),
];

#[test]
fn the_words_of_each_script_come_back_from_the_tags() {
    for (tag, words) in WORDS {
        let workshop = Workshop::in_language(tag);
        let body = format!("{words}\n\n**{words}** 0808 800 1234 Macmillan Cancer Support.\n");
        let made = workshop.make(&body, &mut workshop.shaper());
        let errors: Vec<_> = made.diagnostics.iter().filter(|d| d.is_error()).collect();
        let files = made.files.unwrap_or_else(|| panic!("{tag}: {errors:?}"));
        files.check().unwrap();
        let found = words_in_tag_order(&files.pdf).join(" ");
        assert_eq!(found.matches(words).count(), 2, "{tag}: {found}");
    }
}
