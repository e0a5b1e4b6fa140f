//! What it costs to take one word for another: slips of the finger and of the ear, each at its price.

/// The price of an ordinary slip. Likely ones cost less, unlikely ones more.
pub const SLIP: u8 = 10;

/// The price of a letter typed twice, or once instead of twice: the likeliest slip.
pub const DOUBLING: u8 = cost::DOUBLED;

/// The most that two slips in a word may cost: both must be likely ones.
pub const TWO_SLIPS: u8 = 18;

/// The most that so many slips may cost.
pub fn limit(slips: u8) -> u8 {
    if slips < 2 { cost::OTHER + cost::FIRST } else { TWO_SLIPS }
}

/// What each kind of slip costs.
mod cost {
    /// A letter typed twice, or once instead of twice.
    pub const DOUBLED: u8 = 6;
    /// Two letters in the wrong order.
    pub const SWAPPED: u8 = 7;
    /// A letter for one that sounds like it: a vowel for a vowel, "k" for "c".
    pub const ALIKE: u8 = 8;
    /// A letter left out.
    pub const LEFT_OUT: u8 = 9;
    /// The key beside the right one.
    pub const BESIDE: u8 = 9;
    /// A letter too many.
    pub const ADDED: u8 = 10;
    /// Any other letter.
    pub const OTHER: u8 = 11;
    /// What more it costs at the beginning of a word, where people look.
    pub const FIRST: u8 = 2;
}

/// Letters that are taken for one another by ear, in English and Russian.
const ALIKE: [&str; 10] = ["aeiouy", "ckq", "csz", "gjy", "vwf", "td", "bp", "ая", "еиэы", "оауюё"];

/// The rows of a keyboard, upper to lower.
const KEYBOARDS: [[&str; 3]; 2] =
    [["qwertyuiop", "asdfghjkl", "zxcvbnm"], ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]];

/// The most letters of a word that may be taken for another.
const LONGEST: usize = 30;

/// What it costs to take `typed` for `meant`, both in letters, or `None` where that's more than `limit`.
///
/// This is the optimal string alignment with a price for each kind of slip.
pub fn price(typed: &[char], meant: &[char], limit: u8) -> Option<u8> {
    if typed.len().max(meant.len()) > LONGEST {
        return None;
    }
    // No more letters may be left out or added than this, so cells farther from the diagonal don't matter.
    let band = usize::from(limit / cost::DOUBLED);
    let mut table = [[u8::MAX; LONGEST + 1]; LONGEST + 1];
    for i in 0..=typed.len() {
        let mut least = u8::MAX;
        for j in i.saturating_sub(band)..=meant.len().min(i + band) {
            let mut best = if i + j == 0 { 0 } else { u8::MAX };
            // Most cells cost too much already for any slip to come next.
            let open = |cost: u8| cost <= limit - limit.min(cost::DOUBLED);
            if i > 0 && j > 0 && (typed[i - 1] == meant[j - 1] || open(table[i - 1][j - 1])) {
                best = best.min(table[i - 1][j - 1].saturating_add(exchanged(typed, meant, i, j)));
            }
            if i > 0 && open(table[i - 1][j]) {
                best = best.min(table[i - 1][j].saturating_add(added(typed, meant, i, j)));
            }
            if j > 0 && open(table[i][j - 1]) {
                best = best.min(table[i][j - 1].saturating_add(left_out(typed, meant, i, j)));
            }
            if i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1] {
                best = best.min(table[i - 2][j - 2].saturating_add(cost::SWAPPED + first(i == 2 && j == 2)));
            }
            if i == typed.len() && j == meant.len() && end_alike(typed, meant) {
                best = best.min(table[i - 2][j - 2].saturating_add(cost::ALIKE));
            }
            table[i][j] = best;
            least = least.min(best);
        }
        if least > limit {
            return None;
        }
    }
    let price = table[typed.len()][meant.len()];
    (price <= limit).then_some(price)
}

/// Whether two words end in the same sound, one written as in "candle" and the other as in "vandal" or "model".
fn end_alike(one: &[char], other: &[char]) -> bool {
    let [.., 'l', 'e'] = one else { return false };
    matches!(other, [.., 'a' | 'e' | 'i' | 'o' | 'u', 'l'])
}

fn first(is_first: bool) -> u8 {
    if is_first { cost::FIRST } else { 0 }
}

fn exchanged(typed: &[char], meant: &[char], i: usize, j: usize) -> u8 {
    let (a, b) = (typed[i - 1], meant[j - 1]);
    if a == b {
        return 0;
    }
    let alike = ALIKE.iter().any(|group| group.contains(a) && group.contains(b));
    let kind = if alike {
        cost::ALIKE
    } else if are_beside(a, b) {
        cost::BESIDE
    } else {
        cost::OTHER
    };
    kind + first(i == 1 && j == 1)
}

fn added(typed: &[char], meant: &[char], i: usize, j: usize) -> u8 {
    let doubled = j > 0 && typed[i - 1] == meant[j - 1] && i > 1 && typed[i - 2] == typed[i - 1];
    if doubled { cost::DOUBLED } else { cost::ADDED + first(j == 0) }
}

fn left_out(typed: &[char], meant: &[char], i: usize, j: usize) -> u8 {
    let doubled = j > 1 && meant[j - 2] == meant[j - 1] && i > 0 && typed[i - 1] == meant[j - 1];
    if doubled { cost::DOUBLED } else { cost::LEFT_OUT + first(i == 0) }
}

/// Whether two letters are beside one another on a keyboard, or one above the other.
fn are_beside(a: char, b: char) -> bool {
    let place = |wanted: char| {
        KEYBOARDS.iter().enumerate().find_map(|(board, rows)| {
            let at = |row: &str| row.chars().position(|key| key == wanted);
            rows.iter().enumerate().find_map(|(y, row)| Some((board, y, at(row)?)))
        })
    };
    match (place(a), place(b)) {
        // Each row begins half a key to the right of the one above.
        (Some((one, y, x)), Some((other, v, u))) if one == other => match (y.abs_diff(v), x.abs_diff(u)) {
            (0, 1) => true,
            (1, _) => {
                if y < v {
                    x == u || x == u + 1
                } else {
                    x == u || x + 1 == u
                }
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{SLIP, price};

    fn of(typed: &str, meant: &str) -> Option<u8> {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        price(&letters(typed), &letters(meant), 2 * SLIP)
    }

    #[test]
    fn likely_slips_cost_less() {
        assert_eq!(of("treaty", "treaty"), Some(0));
        assert!(of("traety", "treaty") < of("trwaty", "treaty"));
        assert!(of("treeaty", "treaty") < of("trepaty", "treaty"));
        assert!(of("trwaty", "treaty") < of("trmaty", "treaty"));
        assert!(of("traaty", "treaty") < of("trmaty", "treaty"));
        assert!(of("teaty", "treaty") < of("rteaty", "teaty"));
        assert!(of("tteaty", "treaty") < of("rreaty", "treaty"));
    }

    #[test]
    fn an_ending_written_by_ear_is_one_slip() {
        assert_eq!(of("scandle", "scandal"), Some(super::cost::ALIKE));
        assert_eq!(of("scandme", "scandal"), None);
    }

    #[test]
    fn the_keyboard_of_each_script_counts() {
        assert!(of("доховор", "договор") > of("дошовор", "договор"));
        assert!(of("дъговор", "договор") > of("длговор", "договор"));
    }

    #[test]
    fn what_is_too_far_has_no_price() {
        assert_eq!(of("treaty", "fishery"), None);
        assert_eq!(of(&"a".repeat(1000), "a"), None);
    }
}
