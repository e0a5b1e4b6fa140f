//! Spans in words, in a form that [`Span::parse`] reads back.

use super::date::{Date, Precision};
use super::span::{Kind, Qualifier, Span};

impl Span {
    /// The span in words, for the language code "en", "ru" or "ja" (any other
    /// code gives English). [`Span::parse`] reads the same span back.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let span = Span::parse("23.01.1928").unwrap();
    /// assert_eq!(span.render("en"), "January 23, 1928");
    /// assert_eq!(span.render("ru"), "23 января 1928 года");
    /// assert_eq!(span.render("ja"), "1928年1月23日");
    /// assert_eq!(Span::parse("mid 1978").unwrap().render("en"), "mid-1978");
    /// ```
    pub fn render(&self, language: &str) -> String {
        match language {
            "ru" => russian(self),
            "ja" => japanese(self),
            _ => english(self),
        }
    }
}

/// Both dates when they are days of one month, which is then named once.
fn days_of_month(start: Date, end: Date) -> Option<(u8, u8)> {
    let same = (start.year(), start.month()) == (end.year(), end.month());
    if same { start.day().zip(end.day()) } else { None }
}

fn year(date: Date) -> i32 {
    date.year().unwrap_or_default()
}

/// Which century a century span is, such as 19.
fn century(start: Date) -> i32 {
    year(start) / 100 + 1
}

// ---- English

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn english(span: &Span) -> String {
    let (start, end) = (span.start, span.end);
    let relation = |word: &str, date: Option<Date>| format!("{word} {}", date.map(english_date).unwrap_or_default());
    let plain = match (span.kind, start, end) {
        (Kind::Before, ..) => return relation("before", end),
        (Kind::Until, ..) => return relation("until", end),
        (Kind::By, ..) => return relation("by", end),
        (Kind::Since, ..) => return relation("since", start),
        (Kind::After, ..) => return relation("after", start),
        (Kind::Decade, Some(start), _) => format!("{}s", year(start)),
        (Kind::Century, Some(start), _) => match century(start) {
            21 => "21st century".to_owned(),
            n => format!("{n}th century"),
        },
        (Kind::Range, Some(start), Some(end)) => english_range(start, end),
        (_, Some(date), _) => english_date(date),
        _ => String::new(),
    };
    let the = if matches!(span.kind, Kind::Decade | Kind::Century) { "the " } else { "" };
    match span.qualifier {
        None => plain,
        Some(Qualifier::Around) => format!("around {the}{plain}"),
        Some(Qualifier::Early) => format!("early {plain}"),
        Some(Qualifier::Mid) => format!("mid-{plain}"),
        Some(Qualifier::Late) => format!("late {plain}"),
        Some(Qualifier::FirstHalf) => format!("first half of {the}{plain}"),
        Some(Qualifier::SecondHalf) => format!("second half of {the}{plain}"),
        Some(Qualifier::Spring) => format!("spring {plain}"),
        Some(Qualifier::Summer) => format!("summer {plain}"),
        Some(Qualifier::Autumn) => format!("autumn {plain}"),
        Some(Qualifier::Winter) => format!("winter {plain}"),
    }
}

fn english_range(start: Date, end: Date) -> String {
    if let Some((a, b)) = days_of_month(start, end) {
        return english_parts(start, &format!("{a}–{b}"));
    }
    let gap = match start.precision().max(end.precision()) {
        Precision::Year => "",
        _ => " ",
    };
    format!("{}{gap}–{gap}{}", english_date(start), english_date(end))
}

fn english_date(date: Date) -> String {
    let day = date.day().map(|d| d.to_string()).unwrap_or_default();
    english_parts(date, &day)
}

fn english_parts(date: Date, day: &str) -> String {
    let month = date.month().map(|m| ENGLISH[usize::from(m) - 1]);
    match (month, date.year()) {
        (Some(month), Some(year)) if day.is_empty() => format!("{month} {year}"),
        (Some(month), Some(year)) => format!("{month} {day}, {year}"),
        (Some(month), None) if day.is_empty() => month.to_owned(),
        (Some(month), None) => format!("{month} {day}"),
        (None, year) => year.unwrap_or_default().to_string(),
    }
}

// ---- Russian

/// A month's stem with its endings in the three cases.
const RUSSIAN: [(&str, [&str; 3]); 12] = [
    ("январ", SOFT),
    ("феврал", SOFT),
    ("март", HARD),
    ("апрел", SOFT),
    ("ма", ["й", "я", "ю"]),
    ("июн", SOFT),
    ("июл", SOFT),
    ("август", HARD),
    ("сентябр", SOFT),
    ("октябр", SOFT),
    ("ноябр", SOFT),
    ("декабр", SOFT),
];
const SOFT: [&str; 3] = ["ь", "я", "ю"];
const HARD: [&str; 3] = ["", "а", "у"];

/// The forms a date can take; the accusative is like the nominative.
#[derive(Clone, Copy)]
enum Case {
    Nominative,
    Genitive,
    Dative,
}

fn russian(span: &Span) -> String {
    let (start, end) = (span.start, span.end);
    let relation = |word: &str, date: Option<Date>, case: Case| {
        format!("{word} {}", date.map(|d| russian_date(d, case)).unwrap_or_default())
    };
    let qualifier = match span.qualifier {
        None => "",
        Some(Qualifier::Around) => "около ",
        Some(Qualifier::Early) => "начало ",
        Some(Qualifier::Mid) => "середина ",
        Some(Qualifier::Late) => "конец ",
        Some(Qualifier::FirstHalf) => "первая половина ",
        Some(Qualifier::SecondHalf) => "вторая половина ",
        Some(Qualifier::Spring) => "весна ",
        Some(Qualifier::Summer) => "лето ",
        Some(Qualifier::Autumn) => "осень ",
        Some(Qualifier::Winter) => "зима ",
    };
    let bare = qualifier.is_empty();
    let case = if bare { Case::Nominative } else { Case::Genitive };
    let plain = match (span.kind, start, end) {
        (Kind::Before, ..) => return relation("до", end, Case::Genitive),
        (Kind::Until, ..) => return relation("по", end, Case::Nominative),
        (Kind::By, ..) => return relation("к", end, Case::Dative),
        (Kind::Since, ..) => return relation("с", start, Case::Genitive),
        (Kind::After, ..) => return relation("после", start, Case::Genitive),
        (Kind::Decade, Some(start), _) if bare => format!("{}-е годы", year(start)),
        (Kind::Decade, Some(start), _) => format!("{}-х годов", year(start)),
        (Kind::Century, Some(start), _) => {
            format!("{} {}", roman(century(start)), if bare { "век" } else { "века" })
        }
        (Kind::Range, Some(start), Some(end)) => russian_range(start, end),
        (_, Some(date), _) => russian_date(date, case),
        _ => String::new(),
    };
    format!("{qualifier}{plain}")
}

fn russian_range(start: Date, end: Date) -> String {
    if let Some((a, b)) = days_of_month(start, end) {
        return russian_parts(start, &format!("{a}–{b}"), Case::Nominative);
    }
    if start.precision().max(end.precision()) == Precision::Year {
        return format!("{}–{} годы", year(start), year(end));
    }
    let [start, end] = [start, end].map(|d| russian_date(d, Case::Nominative));
    format!("{start} – {end}")
}

fn russian_date(date: Date, case: Case) -> String {
    let day = date.day().map(|d| d.to_string()).unwrap_or_default();
    russian_parts(date, &day, case)
}

fn russian_parts(date: Date, day: &str, case: Case) -> String {
    let Some(month) = date.month() else {
        let word = ["год", "года", "году"][case as usize];
        return format!("{} {word}", year(date));
    };
    let (stem, endings) = RUSSIAN[usize::from(month) - 1];
    // After its day a month is always in the genitive.
    let case = if day.is_empty() { case } else { Case::Genitive };
    let gap = if day.is_empty() { "" } else { " " };
    let month = format!("{day}{gap}{stem}{}", endings[case as usize]);
    match date.year() {
        Some(year) => format!("{month} {year} года"),
        None => month,
    }
}

fn roman(century: i32) -> &'static str {
    match century {
        11 => "XI",
        12 => "XII",
        13 => "XIII",
        14 => "XIV",
        15 => "XV",
        16 => "XVI",
        17 => "XVII",
        18 => "XVIII",
        19 => "XIX",
        20 => "XX",
        _ => "XXI",
    }
}

// ---- Japanese

fn japanese(span: &Span) -> String {
    let (start, end) = (span.start, span.end);
    let relation = |date: Option<Date>, word: &str| format!("{}{word}", date.map(japanese_date).unwrap_or_default());
    let plain = match (span.kind, start, end) {
        (Kind::Before, ..) => return relation(end, "より前"),
        (Kind::Until, ..) => return relation(end, "まで"),
        (Kind::By, ..) => return relation(end, "までに"),
        (Kind::Since, ..) => return relation(start, "以降"),
        (Kind::After, ..) => return relation(start, "より後"),
        (Kind::Decade, Some(start), _) => format!("{}年代", year(start)),
        (Kind::Century, Some(start), _) => format!("{}世紀", century(start)),
        (Kind::Range, Some(start), Some(end)) => {
            if start.precision().max(end.precision()) == Precision::Year {
                format!("{}〜{}年", year(start), year(end))
            } else {
                format!("{}〜{}", japanese_date(start), japanese_date(end))
            }
        }
        (_, Some(date), _) => japanese_date(date),
        _ => String::new(),
    };
    // Thirds of a month have words of their own.
    let of_month = start.is_some_and(|d| d.precision() == Precision::Month);
    let part = match span.qualifier {
        None => "",
        Some(Qualifier::Around) => "頃",
        Some(Qualifier::Early) if of_month => "上旬",
        Some(Qualifier::Early) => "初頭",
        Some(Qualifier::Mid) if of_month => "中旬",
        Some(Qualifier::Mid) => "半ば",
        Some(Qualifier::Late) if of_month => "下旬",
        Some(Qualifier::Late) => "末",
        Some(Qualifier::FirstHalf) => "前半",
        Some(Qualifier::SecondHalf) => "後半",
        Some(Qualifier::Spring) => "春",
        Some(Qualifier::Summer) => "夏",
        Some(Qualifier::Autumn) => "秋",
        Some(Qualifier::Winter) => "冬",
    };
    format!("{plain}{part}")
}

fn japanese_date(date: Date) -> String {
    let part = |n: Option<i32>, mark: &str| n.map(|n| format!("{n}{mark}")).unwrap_or_default();
    let year = part(date.year(), "年");
    let month = part(date.month().map(i32::from), "月");
    year + &month + &part(date.day().map(i32::from), "日")
}
