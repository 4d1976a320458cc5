//! Characters as they are compared: half width, lower case, figures above and below the line as plain ones.

use crate::text::half_width;

/// A character as it is compared.
pub(super) fn folded(c: char) -> char {
    match half_width(c) {
        c @ '\0'..='\x7f' => c.to_ascii_lowercase(),
        c @ '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        '²' => '2',
        '³' => '3',
        'Ⅰ' => 'i',
        'Ⅴ' => 'v',
        'Ⅹ' => 'x',
        c => {
            let mut lower = c.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
        }
    }
}
