//! Templates: what the usual ones show in a sentence.

use super::markup::Reader;

/// What a template shows.
enum Shown {
    /// Nothing that belongs to the sentence: a note, a picture, a hint for editors.
    Nothing,
    /// Always the same.
    Text(&'static str),
    /// The argument of this number, counted from 0, with something before it.
    Argument(&'static str, usize),
    /// The last argument.
    Last,
    /// Its arguments, joined.
    Joined(&'static str),
    /// What this makes of its arguments.
    Made(fn(&[String]) -> String),
}

/// Templates that are in many articles, by the beginnings of their names up to "*" or their names in small letters.
const SHOWN: [(&[&str], Shown); 15] = [
    (
        &[
            "cite*",
            "citation*",
            "sfn*",
            "efn*",
            "refn",
            "ref",
            "r",
            "rp",
            "harv*",
            "notelist*",
            "reflist*",
            "note*",
            "cn",
            "fact",
            "clarify*",
            "when",
            "who",
            "which",
            "by whom",
            "where",
            "why",
            "vague",
            "dubious*",
            "failed*",
            "page needed",
            "better source*",
            "according to whom",
            "unreferenced*",
            "anchor*",
            "coord*",
            "flagicon*",
            "flagdeco*",
            "clear*",
            "main*",
            "see also*",
            "further*",
            "portal*",
            "ipa*",
            "ipac*",
            "respell",
            "audio*",
            "short description",
            "use*",
            "update*",
            "weasel*",
            "disputed*",
            "sic",
            "dead link*",
            "webarchive",
            "self-published*",
            "not a typo",
            "failed verification",
            "full citation*",
            "verify*",
        ],
        Shown::Nothing,
    ),
    (&["snd", "spnd", "spaced ndash", "spaced en dash", "sndash", "spaced en-dash"], Shown::Text(" – ")),
    (&["ndash", "en dash", "endash", "–"], Shown::Text("–")),
    (&["mdash", "em dash", "emdash", "—"], Shown::Text("—")),
    (&["nbsp", "spaces", "space", "nnbsp", "thinsp", "thin space", "break", "br"], Shown::Text(" ")),
    (&["!"], Shown::Text("|")),
    (&["'", "apos"], Shown::Text("'")),
    (&["=", "equals"], Shown::Text("=")),
    (&["circa", "c.", "ca", "ca."], Shown::Made(circa)),
    (&["as of"], Shown::Argument("As of ", 0)),
    (
        &[
            "nowrap",
            "nobr",
            "nobold",
            "small",
            "big",
            "em",
            "strong",
            "abbr",
            "tooltip",
            "blockquote",
            "quote",
            "cquote",
            "langx-*",
            "lang-*",
            "flag",
            "flagcountry",
            "formatnum",
            "formatnum:*",
            "smallcaps",
            "smaller",
            "sc",
            "script*",
            "sup",
            "sub",
            "ill",
            "interlanguage link",
            "visible anchor",
            "vanchor",
            "noitalic",
            "center",
            "angbr",
            "zh",
            "mvar",
            "math",
            "var",
            "linktext",
            "wikt-lang",
            "poem",
            "poemquote",
            "quotation",
            "code",
            "not typo",
            "proper name",
        ],
        Shown::Argument("", 0),
    ),
    (&["lang", "langx", "transl", "transliteration", "rtl-lang"], Shown::Last),
    (&["start date*", "end date*", "date", "dts", "birth date", "film date"], Shown::Joined("-")),
    (
        &["frac", "fraction", "sfrac", "nihongo", "ship", "val", "hlist", "ubl", "unbulleted list", "plainlist"],
        Shown::Made(few),
    ),
    (&["convert", "cvt"], Shown::Made(convert)),
];

/// What a template shows; its `{{` has been read. `None` if it has no end.
pub fn read(reader: &mut Reader) -> Option<String> {
    let start = reader.at - 2;
    let mut parts = Vec::new();
    loop {
        let (part, stop) = reader.until(&["|", "}}"])?;
        parts.push(part);
        if stop == "}}" {
            break;
        }
    }
    let called = parts.first()?.trim().replace('_', " ");
    let name = called.to_lowercase();
    // Arguments with a name ("abbr=on") say how to show the others, but for "1=", which is just the first.
    let mut arguments: Vec<String> = Vec::new();
    for part in parts.iter().skip(1) {
        match part.split_once('=') {
            Some((key, value)) if key.trim().parse::<u8>().is_ok() => arguments.push(value.trim().to_owned()),
            Some((key, _)) if is_key(key) => {}
            _ => arguments.push(part.trim().to_owned()),
        }
    }
    let shown = SHOWN.iter().find(|(names, _)| names.iter().any(|known| is_named(known, &name)));
    if let Some((_, shown)) = shown {
        return Some(show(shown, &name, &arguments));
    }
    // What has its lines to itself is a box of some sort and no part of a sentence.
    let ends_line = reader.rest().split('\n').next().is_none_or(|rest| rest.trim().is_empty());
    let is_block = ends_line && reader.begins_line(start);
    if !is_block && !reader.is_within() && !called.is_empty() {
        reader.note(start, format!("the template “{called}” was left out of a sentence"));
    }
    Some(String::new())
}

fn is_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
}

fn is_named(known: &str, name: &str) -> bool {
    match known.strip_suffix('*') {
        // A whole word: "note*" is no "notebook".
        Some(start) => name.strip_prefix(start).is_some_and(|rest| {
            start.ends_with(['-', ':'])
                || rest.is_empty()
                || !rest.starts_with(char::is_alphabetic)
                || matches!(start, "sfn" | "harv" | "cite" | "ipa" | "ipac" | "script")
        }),
        None => known == name,
    }
}

fn show(shown: &Shown, name: &str, arguments: &[String]) -> String {
    match shown {
        Shown::Nothing => String::new(),
        Shown::Text(text) => (*text).to_owned(),
        // The parser functions have their first argument behind a colon.
        Shown::Argument("", 0) if name.starts_with("formatnum:") => {
            name.replacen("formatnum:", "", 1).trim().to_owned()
        }
        Shown::Argument(before, number) => {
            arguments.get(*number).map(|words| format!("{before}{words}")).unwrap_or_default()
        }
        Shown::Last => arguments.last().cloned().unwrap_or_default(),
        Shown::Joined(between) => arguments.join(between),
        Shown::Made(make) => {
            let mut all = vec![name.to_owned()];
            all.extend_from_slice(arguments);
            make(&all)
        }
    }
}

/// The templates that each show their arguments in a way of their own; the first one is the name.
fn few(called: &[String]) -> String {
    let all: Vec<&str> = called.iter().map(String::as_str).collect();
    match all.as_slice() {
        ["frac" | "fraction" | "sfrac", whole, above, below] => format!("{whole} {above}/{below}"),
        ["frac" | "fraction" | "sfrac", above, below] => format!("{above}/{below}"),
        ["frac" | "fraction" | "sfrac", below] => format!("1/{below}"),
        // English, kanji, letters: "Nomonhan (ノモンハン, Nomonhan)".
        ["nihongo", words, others @ ..] => {
            let others: Vec<_> = others.iter().copied().take(2).filter(|other| !other.is_empty()).collect();
            if others.is_empty() { (*words).to_owned() } else { format!("{words} ({})", others.join(", ")) }
        }
        // "HMS", "Victory".
        ["ship", kind, name, ..] => format!("{kind} {name}"),
        ["val", number, ..] => (*number).to_owned(),
        [_, items @ ..] => items.join(", "),
        [] => String::new(),
    }
}

/// A date that is not certain, or when something began and ended.
fn circa(called: &[String]) -> String {
    let dates = called.iter().skip(1).filter(|date| !date.is_empty()).map(|date| format!("c. {date}"));
    dates.collect::<Vec<_>>().join(" – ")
}

/// A measure as it was given, without what it comes to in other units: "{{convert|3|to|5|km|mi}}" is "3 to 5 km".
fn convert(called: &[String]) -> String {
    const BETWEEN: [&str; 10] = ["to", "and", "or", "by", "x", "×", "-", "–", "to about", "+/-"];
    let mut arguments = called.iter().skip(1).map(String::as_str);
    let mut words = arguments.next().unwrap_or_default().to_owned();
    while let Some(next) = arguments.next() {
        if !BETWEEN.contains(&next) {
            return format!("{words} {next}");
        }
        let gap = if matches!(next, "-" | "–") { "" } else { " " };
        let between = if next == "-" { "–" } else { next };
        words = format!("{words}{gap}{between}{gap}{}", arguments.next().unwrap_or_default());
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::import::{Note, wiki};

    fn of(text: &str) -> String {
        wiki::article(text, &mut Vec::new())
    }

    #[test]
    fn what_a_sentence_needs_is_kept() {
        let cases = [
            ("It is {{convert|31|m|ft|abbr=on}} high.", "It is 31 m high."),
            ("Some {{convert|3|to|5|km|mi}} off.", "Some 3 to 5 km off."),
            ("Some {{cvt|3|-|5|km}} off.", "Some 3–5 km off."),
            ("Built {{circa|1854}}{{snd}}so they say.", "Built c. 1854 – so they say."),
            ("Ilse ({{c.|lk=no|965|1040}}) built it.", "Ilse (c. 965 – c. 1040) built it."),
            ("Tea ({{lang-ru|чай}}, {{lang|ja|茶}}) is hot.", "Tea (чай, 茶) is hot."),
            ("Tea ({{langx|ru|чай}}; {{IPA|/tiː/}}) is hot.", "Tea (чай;) is hot."),
            ("About {{nowrap|5 km}} and {{frac|2|3}}.", "About 5 km and 2/3."),
            (
                "The {{nihongo|Nomonhan Incident|ノモンハン事件|Nomonhan Jiken}}.",
                "The Nomonhan Incident (ノモンハン事件, Nomonhan Jiken).",
            ),
            ("With {{nowrap|1=a = b}} and {{formatnum:12345}}.", "With a = b and 12345."),
            (
                "The {{ship|HMS|Victory}} sank.{{sfn|Smith|2001|p=5}}{{citation needed|date=May 2020}}",
                "The HMS Victory sank.",
            ),
        ];
        for (wiki, expected) in cases {
            assert_eq!(of(wiki), expected);
        }
    }

    #[test]
    fn an_unknown_template_in_a_sentence_is_told_of() {
        let mut notes = Vec::new();
        let text =
            wiki::article("{{Infobox tea|a={{cup|5}} {{pot}}}}\n\nTea costs\n{{money|5|a {{b}}}} a cup.", &mut notes);
        assert_eq!(text, "Tea costs a cup.");
        let money = Note { line: 4, message: "the template “money” was left out of a sentence".into() };
        assert!(notes.contains(&money), "{notes:?}");
        assert!(notes.iter().all(|note| note.line == 4), "{notes:?}");
    }
}
