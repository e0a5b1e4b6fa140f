//! Tables of hits and near misses.

use super::{Date, Duration, Kind, Span, find};
use std::cmp::Ordering;

/// What is found in a text, rendered in English and joined with "; ".
fn read(text: &str) -> String {
    let found = find(text);
    for pair in found.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{text}");
    }
    let spans: Vec<String> = found.iter().map(|f| f.span.render("en")).collect();
    spans.join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|&(text, expected)| (text, read(text), expected))
        .filter(|(_, got, expected)| got != expected)
        .collect();
    assert!(wrong.is_empty(), "(text, got, expected): {wrong:#?}");
}

fn span(text: &str) -> Span {
    Span::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

#[test]
fn english_dates() {
    check(&[
        ("born January 23, 1928 in Paris", "January 23, 1928"),
        ("on 23 January 1928.", "January 23, 1928"),
        ("the 23rd of Jan 1928", "January 23, 1928"),
        ("Jan. 23 1928", "January 23, 1928"),
        ("January 23,1928", "January 23, 1928"),
        ("JANUARY 23RD, 1928", "January 23, 1928"),
        ("23-Jan-1928", "January 23, 1928"),
        ("1928-01-23", "January 23, 1928"),
        ("23.01.1928", "January 23, 1928"),
        ("1.2.1928", "February 1, 1928"),
        ("What happened on August 6?", "August 6"),
        ("6 Aug", "August 6"),
        ("Jan 1966", "January 1966"),
        ("in october of 1920", "October 1920"),
        ("may 1928", "May 1928"),
        ("May 23", "May 23"),
        ("the first of May", "May 1"),
        ("in May", "May"),
        ("in march", "March"),
        ("released in April?", "April"),
        ("since october", "since October"),
        ("the 1905 Treaty", "1905"),
        ("Who won in 1956?", "1956"),
        ("(1956)", "1956"),
        ("1945's weather", "1945"),
        ("1956, 1957 and 1958", "1956; 1957; 1958"),
    ]);
}

#[test]
fn english_spans() {
    check(&[
        ("1918–1922", "1918–1922"),
        ("from 1936 until 1938", "1936–1938"),
        ("from 1936 to 1938", "1936–1938"),
        ("between 1941 and 1945", "1941–1945"),
        ("1931-1932", "1931–1932"),
        ("1931-32", "1931–1932"),
        ("1999-00", "1999–2000"),
        ("the 1941–1945 war", "1941–1945"),
        ("in the 1970s", "1970s"),
        ("the 1970's", "1970s"),
        ("the seventies", "1970s"),
        ("the 80s", "1980s"),
        ("'80s music", "1980s"),
        ("’80s music", "1980s"),
        ("in the early 1970s", "early 1970s"),
        ("early in the 1970s", "early 1970s"),
        ("the first half of the 1980s", "first half of the 1980s"),
        ("second half of the 1950s", "second half of the 1950s"),
        ("mid-1978", "mid-1978"),
        ("late 1991", "late 1991"),
        ("at the end of 1991", "late 1991"),
        ("autumn of 1992", "autumn 1992"),
        ("fall 1992", "autumn 1992"),
        ("winter of 1941–42", "winter 1941"),
        ("mid-September 1941", "mid-September 1941"),
        ("the mid-1960s", "mid-1960s"),
        ("mid-seventies", "mid-1970s"),
        ("around 1963", "around 1963"),
        ("c. 1850", "around 1850"),
        ("before 1930", "before 1930"),
        ("prior to 1930", "before 1930"),
        ("after 1936", "after 1936"),
        ("since 1985", "since 1985"),
        ("from 1985 onwards", "since 1985"),
        ("1985–present", "since 1985"),
        ("until 1922", "until 1922"),
        ("by 1979", "by 1979"),
        ("pre-1930 cars", "before 1930"),
        ("the 1970s-80s", "1970–1989"),
        ("the late 80's and early 90's", "late 1980s; early 1990s"),
        ("before the end of 1945", "until 1945"),
        ("after the 1970s", "after 1979"),
        ("19th century", "19th century"),
        ("a 19th-century novel", "19th century"),
        ("late nineteenth century", "late 19th century"),
        ("the twenty-first century", "21st century"),
        ("the 1800s", "19th century"),
        ("the 2000s", "2000s"),
        ("May 5–7, 1950", "May 5–7, 1950"),
        ("8–10 May 1945", "May 8–10, 1945"),
        ("from May to September 1941", "May 1941 – September 1941"),
        ("from December 1941 to February", "December 1941 – February 1942"),
        ("between March and May 1950", "March 1950 – May 1950"),
        ("1956 and 1958", "1956; 1958"),
        ("a film from 1956", "1956"),
        ("before 1930 and after 1945", "before 1930; after 1945"),
    ]);
}

#[test]
fn english_near_misses() {
    check(&[
        ("May I ask who he is?", ""),
        ("you may ask", ""),
        ("the first may be wrong", ""),
        ("which of the 10 may vote", ""),
        ("the long march", ""),
        ("march 20 miles", ""),
        ("the plays of August Wilson", ""),
        ("August Wilson's plays", ""),
        ("who is April Smith", ""),
        ("Jan van Eyck", ""),
        ("70,000 troops", ""),
        ("1,945", ""),
        ("US$1.9 billion", ""),
        ("$1945", ""),
        ("90 days", ""),
        ("the G7", ""),
        ("a MiG1956", ""),
        ("Expo-1970", ""),
        ("Boeing 1500", ""),
        ("1500 people", ""),
        ("1500-metre race", ""),
        ("1000 years", ""),
        ("2000-year-old", ""),
        ("1956-built", ""),
        ("9/6/1940", ""),
        ("at 20:30", ""),
        ("the year 41", ""),
        ("999", ""),
        ("2100", ""),
        ("19456", ""),
        ("1234-5678", ""),
        ("5678-1234", ""),
        ("1945-1941", ""),
        ("1956-13-45", ""),
        ("in his 80s", ""),
        ("in her early seventies", ""),
        ("in his mid-70s", ""),
        ("747s", ""),
        ("the 75s", ""),
        ("1950th visitor", ""),
        ("did the war start?", ""),
        ("the fall of Berlin", ""),
        ("late George", ""),
        ("first half", ""),
        ("a century of war", ""),
        ("No. 1945", ""),
        ("over 2000", ""),
        ("'41", ""),
        ("In May, 1500 people", "May"),
        ("Did it start in 1939?", "1939"),
        ("on August 6, 70,000 people", "August 6"),
        ("3 of 1956", "1956"),
        ("the 1917 women's march", "1917"),
        ("in 1200 BC", ""),
    ]);
}

#[test]
fn russian() {
    check(&[
        ("23 января 1928 года", "January 23, 1928"),
        ("23-го января", "January 23"),
        ("первого мая 1950", "May 1, 1950"),
        ("в январе 1925", "January 1925"),
        ("в мае", "May"),
        ("в 1941 г.", "1941"),
        ("в 1941г. началась", "1941"),
        ("в 1956-м", "1956"),
        ("1918–1922 гг.", "1918–1922"),
        ("в 70-х", "1970s"),
        ("в 70-х годах", "1970s"),
        ("семидесятых", "1970s"),
        ("в 1970-е годы", "1970s"),
        ("в 98-м", "1998"),
        ("98-го года", "1998"),
        ("В НАЧАЛЕ 30-х", "early 1930s"),
        ("в первой половине 80-х", "first half of the 1980s"),
        ("середина 60-х", "mid-1960s"),
        ("в конце XIX века", "late 19th century"),
        ("XX в.", "20th century"),
        ("19-й век", "19th century"),
        ("осенью 1992 года", "autumn 1992"),
        ("около 1963 года", "around 1963"),
        ("до 1930", "before 1930"),
        ("после 1936", "after 1936"),
        ("с 1985 года", "since 1985"),
        ("к 1979 году", "by 1979"),
        ("с 1936 по 1938", "1936–1938"),
        ("с 1936 до 1938 года", "1936–1938"),
        ("с 5 по 7 мая 1950 года", "May 5–7, 1950"),
        ("между 1941 и 1945", "1941–1945"),
        ("1500 человек", ""),
        ("70 000 солдат", ""),
        ("20-летие", ""),
        ("в 5-м классе", ""),
        ("в его 70-х", ""),
        ("с ним и до него", ""),
        ("90 дней", ""),
        ("более 2000", ""),
        ("Марта пришла", ""),
        ("Ту-1954", ""),
        ("ему 41 год", ""),
    ]);
}

#[test]
fn japanese() {
    check(&[
        ("1928年1月23日に生まれた", "January 23, 1928"),
        ("１９２８年１月２３日", "January 23, 1928"),
        ("1925年1月", "January 1925"),
        ("1月23日", "January 23"),
        ("1970年代", "1970s"),
        ("70年代の音楽", "1970s"),
        ("1980年代前半", "first half of the 1980s"),
        ("1950年代の後半", "second half of the 1950s"),
        ("1992年の秋", "autumn 1992"),
        ("1941年9月中旬", "mid-September 1941"),
        ("1931〜32年", "1931–1932"),
        ("1931年～1932年", "1931–1932"),
        ("1936年から1938年まで", "1936–1938"),
        ("1925年1月から3月", "January 1925 – March 1925"),
        ("1945年8月6日から9日", "August 6–9, 1945"),
        ("1941年と1945年の間", "1941–1945"),
        ("1941年と1945年", "1941; 1945"),
        ("1930年以前", "by 1930"),
        ("1930年より前", "before 1930"),
        ("1930年以降", "since 1930"),
        ("1930年から", "since 1930"),
        ("1945年まで", "until 1945"),
        ("1963年頃", "around 1963"),
        ("19世紀末", "late 19th century"),
        ("第二次世界大戦は1945年に終わった", "1945"),
        ("1945人", ""),
        ("1000年間", ""),
        ("2000円", ""),
        ("20年間", ""),
        ("90日", ""),
        ("13月", ""),
        ("2月30日", ""),
        ("日本の秋", ""),
    ]);
}

#[test]
fn whole_texts() {
    for text in ["May", "march", "about 1963", "the 1970s", " 1918–1922. ", "в 1941 г.", "1945年"] {
        assert!(Span::parse(text).is_some(), "{text}");
    }
    for text in ["", " ", "the", "in 1956 he", "1956 1957", "G7", "of", "–", "1956–", "before"] {
        assert!(Span::parse(text).is_none(), "{text}");
    }
    assert_eq!(span("after 1936").kind(), Kind::After);
}

#[test]
fn rendered_spans_read_back() {
    let dates = ["January 23, 1928", "May 1928", "1928", "March 1", "August"];
    let prefixes = ["", "before ", "until ", "by ", "since ", "after "];
    let qualifiers = ["around ", "early ", "mid-", "late ", "first half of ", "second half of "];
    let seasons = ["spring ", "summer ", "autumn ", "winter "];
    let ranges = [
        "1918–1922",
        "May 5–7, 1950",
        "May 5–7",
        "January 1925 – March 1926",
        "October – December",
        "June 22, 1941 – May 9, 1945",
    ];
    let units = ["1928", "May 1928", "1970s", "19th century", "21st century", "August"];
    let mut texts: Vec<String> = ranges.iter().chain(&units).map(|t| (*t).to_owned()).collect();
    for date in dates {
        texts.extend(prefixes.iter().map(|p| format!("{p}{date}")));
    }
    for unit in units {
        texts.extend(qualifiers.iter().map(|q| format!("{q}{unit}")));
    }
    texts.extend(seasons.iter().map(|s| format!("{s}1992")));
    for text in texts {
        let span = span(&text);
        for language in ["en", "ru", "ja"] {
            let rendered = span.render(language);
            assert_eq!(Span::parse(&rendered), Some(span), "{text} -> {rendered}");
        }
    }
}

#[test]
fn rendering() {
    for (text, russian, japanese) in [
        ("1928", "1928 год", "1928年"),
        ("January 1925", "январь 1925 года", "1925年1月"),
        ("May 5–7, 1950", "5–7 мая 1950 года", "1950年5月5日〜1950年5月7日"),
        ("1918–1922", "1918–1922 годы", "1918〜1922年"),
        ("1970s", "1970-е годы", "1970年代"),
        ("early 1970s", "начало 1970-х годов", "1970年代初頭"),
        ("mid-September 1941", "середина сентября 1941 года", "1941年9月中旬"),
        ("by March 1979", "к марту 1979 года", "1979年3月までに"),
        ("before 1930", "до 1930 года", "1930年より前"),
        ("late 19th century", "конец XIX века", "19世紀末"),
    ] {
        assert_eq!(span(text).render("ru"), russian);
        assert_eq!(span(text).render("ja"), japanese);
    }
}

#[test]
fn comparing() {
    // (a, b, a and b overlap, a covers b)
    for (a, b, overlaps, covers) in [
        ("1956", "October 19, 1956", true, true),
        ("October 19, 1956", "1956", true, false),
        ("the 1970s", "January 1972", true, true),
        ("October 1956", "January 1956", false, false),
        ("August 8", "August 8, 1945", true, true),
        ("August 8", "August 6, 1945", false, false),
        ("August", "August 6, 1945", true, true),
        ("August", "August 6", true, true),
        ("August 6", "August", true, false),
        ("August", "1945", true, false),
        ("1945", "August", true, false),
        ("February 29", "1945", false, false),
        ("February 29", "1941–1945", true, false),
        ("December–February", "January 5, 1950", true, true),
        ("December–February", "March", false, false),
        ("early 1970s", "1971", true, true),
        ("early 1970s", "1978", false, false),
        ("first half of the 1980s", "1984", true, true),
        ("first half of the 1980s", "1985", false, false),
        ("mid-September 1941", "September 15, 1941", true, true),
        ("mid-September 1941", "September 30, 1941", false, false),
        ("autumn 1992", "October 1992", true, true),
        ("winter 1941", "January 1942", true, true),
        ("around 1963", "1964", true, true),
        ("around 1963", "1966", false, false),
        ("before 1930", "1929", true, true),
        ("before 1930", "1930", false, false),
        ("until 1930", "1930", true, true),
        ("after 1936", "December 1936", false, false),
        ("since 1936", "December 1936", true, true),
        ("since 1936", "after 1940", true, true),
        ("since August", "1945", true, false),
        ("1918–1922", "1920", true, true),
        ("1918–1922", "1922–1925", true, false),
        ("19th century", "1900", true, true),
        ("19th century", "1901", false, false),
    ] {
        let (x, y) = (span(a), span(b));
        assert_eq!(x.overlaps(&y), overlaps, "{a} overlaps {b}");
        assert_eq!(y.overlaps(&x), overlaps, "{b} overlaps {a}");
        assert_eq!(x.covers(&y), covers, "{a} covers {b}");
    }
}

#[test]
fn starting() {
    for (a, b, order) in [
        ("1956", "1957", Some(Ordering::Less)),
        ("1956", "1956", None),
        ("1956", "October 1956", None),
        ("May 5, 1950", "5 May 1950", Some(Ordering::Equal)),
        ("1918–1922", "1920", Some(Ordering::Less)),
        ("1970s", "1980", Some(Ordering::Less)),
        ("1970s", "1975", None),
        ("after 1936", "1936", Some(Ordering::Greater)),
        ("before 1930", "1930", Some(Ordering::Less)),
        ("until 1930", "1920", None),
        ("August 8", "1945", None),
        ("since 1985", "1984", Some(Ordering::Greater)),
    ] {
        assert_eq!(span(a).cmp_start(&span(b)), order, "{a}, {b}");
        assert_eq!(span(b).cmp_start(&span(a)), order.map(Ordering::reverse));
    }
}

#[test]
fn subtracting() {
    for (a, b, english, russian, japanese) in [
        ("1936", "1956", "20 years", "20 лет", "20年"),
        ("1936", "October 1937", "1 year", "1 год", "1年"),
        ("Jan 1966", "Oct 1967", "1 year 9 months", "1 год 9 месяцев", "1年9か月"),
        ("Oct 1966", "Jan 1966", "9 months", "9 месяцев", "9か月"),
        ("Jan 1966", "Jan 1968", "2 years", "2 года", "2年"),
        ("May 5, 1950", "May 6, 1950", "1 day", "1 день", "1日"),
        ("August 6", "August 8", "2 days", "2 дня", "2日"),
        ("May 5, 1950", "May 5, 1950", "0 days", "0 дней", "0日"),
        (
            "August 6, 1945",
            "October 28, 1945",
            "83 days (about 3 months)",
            "83 дня (около 3 месяцев)",
            "83日（約3か月）",
        ),
        ("January 23, 1928", "January 23, 1949", "7671 days (21 years)", "7671 день (21 год)", "7671日（21年）"),
        (
            "January 23, 1928",
            "March 3, 1990",
            "22,685 days (about 62 years)",
            "22\u{a0}685 дней (около 62 лет)",
            "22,685日（約62年）",
        ),
    ] {
        let (x, y) = (span(a).date().unwrap(), span(b).date().unwrap());
        let duration = Duration::between(x, y).unwrap();
        assert_eq!(duration.render("en"), english);
        assert_eq!(duration.render("ru"), russian);
        assert_eq!(duration.render("ja"), japanese);
        assert_eq!(Duration::between(y, x), Some(duration));
    }
    let date = |text| span(text).date().unwrap();
    assert_eq!(Duration::between(date("August 8"), date("1945")), None);
    assert_eq!(Duration::between(date("February 1"), date("March 1")), None);
}

#[test]
fn invalid_dates_are_none() {
    for (year, month, day) in [
        (None, None, None),
        (None, None, Some(1)),
        (Some(1956), None, Some(1)),
        (Some(1956), Some(0), None),
        (Some(1956), Some(13), None),
        (Some(1956), Some(4), Some(31)),
        (Some(1900), Some(2), Some(29)),
        (Some(0), None, None),
        (Some(10_000), None, None),
        (None, Some(2), Some(30)),
    ] {
        assert_eq!(Date::new(year, month, day), None);
    }
    assert!(Date::new(None, Some(2), Some(29)).is_some());
}

/// Pieces that mean something, pieces that do not, and all their pairs and
/// triples: nothing panics and every range can be cut out.
#[test]
fn odd_text_does_not_panic() {
    let pieces = [
        "",
        " ",
        "1945",
        "45",
        "9",
        "99999999999999999999",
        "-",
        "–",
        "〜",
        ",",
        ".",
        "/",
        ":",
        "'",
        "’",
        "s",
        "st",
        "th",
        "-х",
        "-м",
        "May",
        "may",
        "января",
        "mid",
        "half",
        "first",
        "of",
        "the",
        "between",
        "and",
        "from",
        "to",
        "before",
        "century",
        "winter",
        "年",
        "月",
        "日",
        "年代",
        "から",
        "まで",
        "と",
        "の間",
        "前半",
        "の",
        "в",
        "в.",
        "г.",
        "с",
        "по",
        "1928-01-23",
        "1928-",
        "23.01.",
        "80s",
        "１９",
        "٣",
        "é",
        "e\u{301}",
        "İ",
        "ß",
        "ﬀ",
        "Ǆ",
        "\u{200b}",
        "\u{0}",
        "\u{feff}",
        "🇯🇵",
        "👩‍🚀",
        "\u{3000}",
        "\u{a0}",
        "ｱ",
        "한",
        "twenty",
        "twenty-first",
        "XIX",
        "\u{1d7d8}",
        "½",
        "c.",
        "no.",
        "present",
        "の",
        "々",
    ];
    let try_out = |text: &str| {
        for found in find(text) {
            assert!(!text[found.range].is_empty());
            for language in ["en", "ru", "ja"] {
                found.span.render(language);
            }
            found.span.overlaps(&found.span);
            found.span.length();
        }
        Span::parse(text);
    };
    for a in pieces {
        for b in pieces {
            try_out(&format!("{a}{b}"));
            for c in pieces.iter().step_by(4) {
                try_out(&format!("{a}{b}{c} {b} {a}"));
            }
        }
    }
}
