//! The words that can be part of a date, in three languages.

use super::lex::{Form, Sure, Token};
use super::span::{Kind, Qualifier};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a lower-case word means in a date, if anything.
pub(super) fn meaning(word: &str) -> Option<Token> {
    WORDS.get(word).copied()
}

static WORDS: LazyLock<HashMap<&str, Token>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (forms, token) in ENGLISH.iter().chain(RUSSIAN) {
        words.extend(forms.split(' ').map(|form| (form, *token)));
    }
    words.extend(ORDINALS.split(' ').zip(1..).map(|(word, value)| {
        let form = Form::Word;
        (word, Token::Ordinal { value, form })
    }));
    words.extend(ROMANS.split(' ').zip(11..).map(|(w, n)| (w, Token::Roman(n))));
    words
});

const fn month(month: u8, sure: Sure) -> Token {
    Token::Month { month, sure }
}

const fn seventies(start: i32) -> Token {
    Token::Decade { start, short: true }
}

/// "First" upwards, as in "the first half" and "the nineteenth century".
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh \
    twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth \
    twenty-first";

/// The centuries from the 11th.
const ROMANS: &str = "xi xii xiii xiv xv xvi xvii xviii xix xx xxi";

const ENGLISH: &[(&str, Token)] = &[
    ("january", month(1, Sure::Month)),
    ("february", month(2, Sure::Month)),
    ("july", month(7, Sure::Month)),
    ("september", month(9, Sure::Month)),
    ("october", month(10, Sure::Month)),
    ("november", month(11, Sure::Month)),
    ("december", month(12, Sure::Month)),
    // Also people's names, or abbreviations that may be something else.
    ("jan", month(1, Sure::Name)),
    ("feb", month(2, Sure::Name)),
    ("mar", month(3, Sure::Name)),
    ("april apr", month(4, Sure::Name)),
    ("june jun", month(6, Sure::Name)),
    ("jul", month(7, Sure::Name)),
    ("august aug", month(8, Sure::Name)),
    ("sep sept", month(9, Sure::Name)),
    ("oct", month(10, Sure::Name)),
    ("nov", month(11, Sure::Name)),
    ("dec", month(12, Sure::Name)),
    ("march", month(3, Sure::Verb)),
    ("may", month(5, Sure::Verb)),
    ("twenties", seventies(1920)),
    ("thirties", seventies(1930)),
    ("forties", seventies(1940)),
    ("fifties", seventies(1950)),
    ("sixties", seventies(1960)),
    ("seventies", seventies(1970)),
    ("eighties", seventies(1980)),
    ("nineties", seventies(1990)),
    ("century", Token::Century),
    ("half", Token::Half),
    ("early", Token::Qualifier(Qualifier::Early)),
    ("mid", Token::Qualifier(Qualifier::Mid)),
    ("late", Token::Qualifier(Qualifier::Late)),
    ("around circa ca c approximately", Token::Qualifier(Qualifier::Around)),
    ("about", Token::About),
    ("beginning start", Token::PartOf(Qualifier::Early)),
    ("middle", Token::PartOf(Qualifier::Mid)),
    ("end close", Token::PartOf(Qualifier::Late)),
    ("spring", Token::Season(Qualifier::Spring)),
    ("summer", Token::Season(Qualifier::Summer)),
    ("autumn fall", Token::Season(Qualifier::Autumn)),
    ("winter", Token::Season(Qualifier::Winter)),
    ("in during", Token::In),
    ("of", Token::Of),
    ("the", Token::The),
    ("year years", Token::YearOf),
    ("from", Token::From),
    ("to through", Token::To),
    ("between", Token::Between),
    ("and", Token::And),
    ("prior", Token::Prior),
    ("onward onwards", Token::Onward),
    ("present now today", Token::Present),
    ("before pre", Token::Relation(Kind::Before)),
    ("until till", Token::Relation(Kind::Until)),
    ("by", Token::Relation(Kind::By)),
    ("since", Token::Relation(Kind::Since)),
    ("after post", Token::Relation(Kind::After)),
    // "In his seventies" is an age.
    ("his her their my your our its whose one's", Token::Possessive),
    (
        "over nearly almost exactly no number room page chapter highway route flight model \
         windows boeing",
        Token::CountBefore,
    ),
    (
        "people persons men women children soldiers troops prisoners students members workers \
         km kilometers kilometres kilometer kilometre m meters metres meter metre miles mile feet \
         foot ft inches yards acres hectares tons tonnes ton tonne kg kilograms grams pounds lb \
         dollars usd euros eur cents yen rubles roubles francs percent bc bce days weeks \
         months hours minutes seconds times points copies pages votes words tanks aircraft planes \
         ships guns million billion thousand hundred degrees volts watts mw kw mhz hz rpm hp",
        Token::CountAfter,
    ),
];

const RUSSIAN: &[(&str, Token)] = &[
    ("январь января январе январю январем январём янв", month(1, Sure::Month)),
    ("февраль февраля феврале февралю февралем февралём фев февр", month(2, Sure::Month)),
    ("март марте марту мартом", month(3, Sure::Month)),
    // Also a woman's name.
    ("марта", month(3, Sure::Name)),
    ("апрель апреля апреле апрелю апрелем апр", month(4, Sure::Month)),
    ("май мая мае маю маем", month(5, Sure::Month)),
    ("июнь июня июне июню июнем", month(6, Sure::Month)),
    ("июль июля июле июлю июлем", month(7, Sure::Month)),
    ("август августа августе августу августом авг", month(8, Sure::Month)),
    ("сентябрь сентября сентябре сентябрю сентябрем сентябрём сен сент", month(9, Sure::Month)),
    ("октябрь октября октябре октябрю октябрем октябрём окт", month(10, Sure::Month)),
    ("ноябрь ноября ноябре ноябрю ноябрем ноябрём ноя нояб", month(11, Sure::Month)),
    ("декабрь декабря декабре декабрю декабрем декабрём дек", month(12, Sure::Month)),
    ("двадцатые двадцатых", seventies(1920)),
    ("тридцатые тридцатых", seventies(1930)),
    ("сороковые сороковых", seventies(1940)),
    ("пятидесятые пятидесятых", seventies(1950)),
    ("шестидесятые шестидесятых", seventies(1960)),
    ("семидесятые семидесятых", seventies(1970)),
    ("восьмидесятые восьмидесятых", seventies(1980)),
    ("девяностые девяностых", seventies(1990)),
    ("первая первой первую первого", Token::Ordinal { value: 1, form: Form::Word }),
    ("вторая второй вторую второго", Token::Ordinal { value: 2, form: Form::Word }),
    ("половина половины половине половину", Token::Half),
    ("век века веке веку веком", Token::Century),
    ("начало начала начале началу", Token::Qualifier(Qualifier::Early)),
    ("середина середины середине середину", Token::Qualifier(Qualifier::Mid)),
    ("конец конца конце концу", Token::Qualifier(Qualifier::Late)),
    ("около примерно приблизительно", Token::Qualifier(Qualifier::Around)),
    ("весна весны весной весну", Token::Season(Qualifier::Spring)),
    ("лето лета летом", Token::Season(Qualifier::Summer)),
    ("осень осени осенью", Token::Season(Qualifier::Autumn)),
    ("зима зимы зимой зиму", Token::Season(Qualifier::Winter)),
    ("в во", Token::In),
    ("г гг год года году годом годы годов годах годам", Token::YearWord),
    ("между", Token::Between),
    ("и", Token::And),
    ("с со", Token::Relation(Kind::Since)),
    ("по", Token::Relation(Kind::Until)),
    ("до", Token::Relation(Kind::Before)),
    ("к", Token::Relation(Kind::By)),
    ("после", Token::Relation(Kind::After)),
    ("его ее её их мои свои", Token::Possessive),
    ("более свыше почти ровно номер", Token::CountBefore),
    (
        "человек человека людей солдат солдата мужчин женщин детей студентов рабочих км \
         километров километра метров метра м миль тонн тонны кг граммов рублей рубля долларов \
         доллара евро иен франков процентов дней дня недель месяцев лет часов минут секунд раз \
         экземпляров страниц голосов слов танков самолетов самолётов кораблей орудий тысяч \
         миллионов миллиардов градусов",
        Token::CountAfter,
    ),
];

/// What follows a number in Japanese. A longer entry comes before any that it
/// starts with.
pub(super) const JAPANESE: &[(&str, Token)] = &[
    ("年代", Token::DecadeMark),
    ("年間", Token::CountAfter),
    ("日間", Token::CountAfter),
    ("年", Token::YearWord),
    ("月", Token::MonthMark),
    ("日", Token::DayMark),
    ("世紀", Token::Century),
    ("の間", Token::Within),
    ("の", Token::No),
    ("から", Token::Kara),
    ("と", Token::And),
    ("までに", Token::Tail(Kind::By)),
    ("まで", Token::Tail(Kind::Until)),
    ("以前", Token::Tail(Kind::By)),
    ("以降", Token::Tail(Kind::Since)),
    ("以後", Token::Tail(Kind::Since)),
    ("以来", Token::Tail(Kind::Since)),
    ("よりも前", Token::Tail(Kind::Before)),
    ("より前", Token::Tail(Kind::Before)),
    ("よりも後", Token::Tail(Kind::After)),
    ("より後", Token::Tail(Kind::After)),
    ("前半", Token::Part(Qualifier::FirstHalf)),
    ("後半", Token::Part(Qualifier::SecondHalf)),
    ("初頭", Token::Part(Qualifier::Early)),
    ("初め", Token::Part(Qualifier::Early)),
    ("初期", Token::Part(Qualifier::Early)),
    ("上旬", Token::Part(Qualifier::Early)),
    ("半ば", Token::Part(Qualifier::Mid)),
    ("中頃", Token::Part(Qualifier::Mid)),
    ("中旬", Token::Part(Qualifier::Mid)),
    ("末", Token::Part(Qualifier::Late)),
    ("終わり", Token::Part(Qualifier::Late)),
    ("下旬", Token::Part(Qualifier::Late)),
    ("頃", Token::Part(Qualifier::Around)),
    ("ごろ", Token::Part(Qualifier::Around)),
    ("春", Token::Part(Qualifier::Spring)),
    ("夏", Token::Part(Qualifier::Summer)),
    ("秋", Token::Part(Qualifier::Autumn)),
    ("冬", Token::Part(Qualifier::Winter)),
];
