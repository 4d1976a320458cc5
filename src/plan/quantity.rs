//! Values with their units, as people type them.

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Exact, UnitOfMeasure};
use crate::text::{half_width, is_hidden};

/// A value in the unit of its indicator, with the words in which a person gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    value: Decimal,
    unit: UnitOfMeasure,
    typed: Arc<str>,
}

/// Which values make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// None below zero.
    NotNegative,
    /// Any: a growth may be a decline.
    Any,
}

/// Why what was typed is no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// It does not begin with a number.
    #[error("`{0}` does not begin with a number")]
    NoNumber(String),
    /// A number that can be read in two ways or in none, such as `1,23` or `1.2.3`.
    #[error("`{0}` is not a number that is read in one way only")]
    BadNumber(String),
    /// More than is counted here, or more decimals.
    #[error("`{0}` is too large, or has too many decimals")]
    OutOfRange(String),
    /// Less than zero, where that makes no sense.
    #[error("`{0}` is less than zero")]
    Negative(String),
    /// A share of more than the whole, without the percent sign that was probably meant.
    #[error("`{0}` is more than the whole")]
    MoreThanWhole(String),
    /// The unit does not measure what the indicator does.
    #[error("`{typed}`: the unit `{unit}` is none of {}", accepted.join(", "))]
    ForeignUnit {
        /// All that was typed.
        typed: String,
        /// The unit in it.
        unit: String,
        /// The units in which the value may be written.
        accepted: Vec<String>,
    },
}

/// Values are smaller than this in either unit. With [`MAX_DECIMALS`] it keeps all that is computed from them exact.
const LIMIT: i64 = 1_000_000_000_000;
/// The most decimals of a value in the unit of its indicator.
const MAX_DECIMALS: u32 = 10;

impl Quantity {
    /// Reads what a person typed for an indicator in `unit`: a number, and behind it a unit of the same kind or none. Full-width forms
    /// that an input method leaves on count as what they stand for; commas may part thousands.
    ///
    /// # Errors
    /// When it is no number, the unit is foreign, or the value makes no sense.
    pub fn parse(text: &str, unit: &UnitOfMeasure, sign: Sign) -> Result<Self, QuantityError> {
        let typed = text.trim();
        let plain: String = typed.chars().map(fold).collect();
        let (number, rest) = plain.split_at_checked(number_length(&plain)).unwrap_or((&plain, ""));
        let number = parse_number(number, rest, typed)?;
        let named = rest.trim();
        let powers = if named.is_empty() { 0 } else { powers(named, unit, typed)? };
        let value = shift(number, powers).ok_or_else(|| QuantityError::OutOfRange(typed.to_owned()))?;
        if sign == Sign::NotNegative && value.is_sign_negative() && !value.is_zero() {
            return Err(QuantityError::Negative(typed.to_owned()));
        }
        if named.is_empty() && unit.name() == "比例" && value > Decimal::ONE {
            return Err(QuantityError::MoreThanWhole(typed.to_owned()));
        }
        Ok(Self { value, unit: unit.clone(), typed: typed.into() })
    }

    /// Reads a value whose unit nothing sets yet: the unit is the one that was typed.
    ///
    /// # Errors
    /// When it is no number, or out of range.
    pub fn parse_with_its_unit(text: &str, sign: Sign) -> Result<Self, QuantityError> {
        let plain: String = text.trim().chars().map(fold).collect();
        let unit = plain.get(number_length(&plain)..).unwrap_or_default();
        Self::parse(text, &UnitOfMeasure::new(unit), sign)
    }

    /// A value as it stands in the record: it was read and checked when it was typed.
    pub fn recorded(value: Decimal, unit: UnitOfMeasure, typed: &str) -> Self {
        Self { value, unit, typed: typed.into() }
    }

    /// The value in the unit of its indicator.
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The unit of its indicator.
    pub const fn unit(&self) -> &UnitOfMeasure {
        &self.unit
    }

    /// What the person typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The value, to reckon with.
    pub fn exact(&self) -> Exact {
        self.value.into()
    }
}

impl fmt::Display for Quantity {
    /// The value in the published unit, without trailing zeros; a share of the whole as a percentage.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&in_unit(self.value, &self.unit))
    }
}

/// A value with its unit as it is shown: `29.5微克/立方米`, `97.5%`; a share is shown in per cent.
pub fn in_unit(value: Decimal, unit: &UnitOfMeasure) -> String {
    if unit.name() == "比例" {
        return format!("{}%", value.saturating_mul(Decimal::ONE_HUNDRED).normalize());
    }
    format!("{}{unit}", value.normalize())
}

/// How many powers of ten lie between a unit that was typed and the indicator's.
fn powers(named: &str, unit: &UnitOfMeasure, typed: &str) -> Result<i32, QuantityError> {
    UnitOfMeasure::new(named).powers_to(unit).ok_or_else(|| QuantityError::ForeignUnit {
        typed: typed.to_owned(),
        unit: named.to_owned(),
        accepted: unit.accepted(),
    })
}

/// The number at the beginning of what was typed; `rest` is what stands behind it.
fn parse_number(number: &str, rest: &str, typed: &str) -> Result<Decimal, QuantityError> {
    let bad = || QuantityError::BadNumber(typed.to_owned());
    if !number.bytes().any(|b| b.is_ascii_digit()) {
        return Err(QuantityError::NoNumber(typed.to_owned()));
    }
    // `1e400`, `12 345`: what follows is not a unit but more of a number.
    let exponent =
        rest.strip_prefix(['e', 'E']).is_some_and(|r| r.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit()));
    if exponent || rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return Err(bad());
    }
    let (sign, size) = match number.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, part) = size.split_once('.').map_or((size, None), |(whole, part)| (whole, Some(part)));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if part.is_some_and(|part| part.is_empty() || !digits(part)) {
        return Err(bad());
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = match groups.as_slice() {
        [only] => digits(only),
        [first, others @ ..] => (1..=3).contains(&first.len()) && digits(first) && others.iter().all(|g| g.len() == 3 && digits(g)),
        [] => false,
    };
    if !grouped {
        return Err(bad());
    }
    let plain = format!("{sign}0{}.{}", groups.concat(), part.unwrap_or("0"));
    Decimal::from_str_exact(&plain).map_err(|_| QuantityError::OutOfRange(typed.to_owned()))
}

/// How many bytes of it belong to a number.
fn number_length(plain: &str) -> usize {
    plain.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'))).unwrap_or(plain.len())
}

/// The value with its point moved; none where it leaves the range.
fn shift(value: Decimal, powers: i32) -> Option<Decimal> {
    let factor = Decimal::try_from_i128_with_scale(10_i128.checked_pow(powers.unsigned_abs())?, 0).ok()?;
    let within = |value: Decimal| value.abs() < Decimal::from(LIMIT);
    let value = within(value).then(|| value.normalize())?;
    let moved = if powers < 0 {
        Decimal::try_from_i128_with_scale(value.mantissa(), value.scale().checked_add(powers.unsigned_abs())?).ok()?
    } else {
        value.checked_mul(factor)?
    };
    let moved = moved.normalize();
    (within(moved) && moved.scale() <= MAX_DECIMALS).then_some(moved)
}

fn fold(c: char) -> char {
    match c {
        '。' | '．' => '.',
        '−' | '–' => '-',
        c if is_hidden(c) => ' ',
        _ => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, unit: &str) -> Result<String, QuantityError> {
        Quantity::parse(text, &UnitOfMeasure::new(unit), Sign::NotNegative).map(|q| q.value().to_string())
    }

    #[test]
    fn values_are_read_as_people_type_them() {
        for (text, unit, value) in [
            ("29.5", "微克/立方米", "29.5"),
            ("0.0295毫克/立方米", "微克/立方米", "29.5"),
            ("29.50 μg/m³", "微克/立方米", "29.5"),
            ("１２．５％", "%", "12.5"),
            ("12。5", "%", "12.5"),
            ("97.5%", "%", "97.5"),
            ("0.975比例", "%", "97.5"),
            ("35%", "比例", "0.35"),
            ("0.35", "比例", "0.35"),
            ("9800万立方米", "亿立方米", "0.98"),
            ("0.98 亿立方米", "万立方米/年", "9800"),
            ("0.98亿立方米/年", "亿立方米", "0.98"),
            ("1,234", "家", "1234"),
            ("1，234,567.5", "", "1234567.5"),
            ("1.2万亩", "万亩", "1.2"),
            ("12000亩", "万亩", "1.2"),
            ("1.2万亩", "亩", "12000"),
            ("500米", "公里", "0.5"),
            (".5", "公里", "0.5"),
            ("+007", "家", "7"),
            ("-0", "家", "0"),
            ("1 家", "家", "1"),
            ("9立方米/万元", "立方米/万元", "9"),
            ("1立方米", "亿立方米", "0.00000001"),
        ] {
            assert_eq!(read(text, unit).as_deref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_what_was_typed() {
        use QuantityError::*;
        let foreign = |text: &str, unit: &str, accepted: &[&str]| ForeignUnit {
            typed: text.into(),
            unit: unit.into(),
            accepted: accepted.iter().map(|a| (*a).to_owned()).collect(),
        };
        for (text, unit, error) in [
            ("", "家", NoNumber("".into())),
            ("三分之一", "比例", NoNumber("三分之一".into())),
            ("约30", "家", NoNumber("约30".into())),
            ("NaN", "家", NoNumber("NaN".into())),
            ("inf", "家", NoNumber("inf".into())),
            ("-", "家", NoNumber("-".into())),
            ("1e400", "家", BadNumber("1e400".into())),
            ("1.2.3", "家", BadNumber("1.2.3".into())),
            ("1,23", "家", BadNumber("1,23".into())),
            ("12 345", "家", BadNumber("12 345".into())),
            ("5.", "家", BadNumber("5.".into())),
            ("1-2", "家", BadNumber("1-2".into())),
            ("--1", "家", BadNumber("--1".into())),
            ("1000000000000", "家", OutOfRange("1000000000000".into())),
            ("99999999999999999999999999999999999999", "家", OutOfRange("99999999999999999999999999999999999999".into())),
            ("200000亿立方米", "立方米", OutOfRange("200000亿立方米".into())),
            ("0.00000000001", "家", OutOfRange("0.00000000001".into())),
            ("-3", "家", Negative("-3".into())),
            ("35", "比例", MoreThanWhole("35".into())),
            ("5%", "个百分点", foreign("5%", "%", &["个百分点"])),
            ("5个百分点", "%", foreign("5个百分点", "个百分点", &["%", "比例"])),
            ("5%", "家", foreign("5%", "%", &["家"])),
            ("5家", "", foreign("5家", "家", &[])),
            ("5万", "万亩", foreign("5万", "万", &["万亩", "亩"])),
            ("5吨", "亿立方米", foreign("5吨", "吨", &["亿立方米", "立方米", "万立方米"])),
        ] {
            assert_eq!(read(text, unit), Err(error), "{text}");
        }
    }

    #[test]
    fn it_is_shown_in_the_published_unit_and_kept_as_typed() {
        let volume = UnitOfMeasure::new("亿立方米");
        let read = Quantity::parse(" 9800.00万立方米 ", &volume, Sign::NotNegative).unwrap();
        assert_eq!((read.to_string().as_str(), read.typed()), ("0.98亿立方米", "9800.00万立方米"));
        let share = Quantity::parse("0.35", &UnitOfMeasure::new("比例"), Sign::NotNegative).unwrap();
        assert_eq!(share.to_string(), "35%");
        let growth = Quantity::parse("-2%", &UnitOfMeasure::new("%"), Sign::Any).unwrap();
        assert_eq!(growth.to_string(), "-2%");
        let open = Quantity::parse_with_its_unit("32 微克/立方米", Sign::NotNegative).unwrap();
        assert_eq!((open.to_string().as_str(), open.unit().name()), ("32微克/立方米", "微克/立方米"));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_it_panic(text in "\\PC{0,40}", unit in 0_usize..5) {
            let unit = UnitOfMeasure::new(["%", "亿立方米", "家", "比例", ""][unit]);
            let _ = Quantity::parse(&text, &unit, Sign::Any);
            let _ = Quantity::parse_with_its_unit(&text, Sign::Any);
        }

        #[test]
        fn what_is_shown_reads_as_the_same_value(mantissa in -999_999_999_999_i64..999_999_999_999, decimals in 0_u32..8) {
            let text = Decimal::new(mantissa, decimals).to_string();
            let unit = UnitOfMeasure::new("万立方米");
            let read = Quantity::parse(&text, &unit, Sign::Any).unwrap();
            prop_assert_eq!(read.value(), Decimal::new(mantissa, decimals));
            let again = Quantity::parse(&read.to_string(), &unit, Sign::Any).unwrap();
            prop_assert_eq!(again.value(), read.value());
        }

        #[test]
        fn a_value_in_another_unit_is_the_same_value(mantissa in 0_i64..99_999_999, decimals in 0_u32..4) {
            let text = Decimal::new(mantissa, decimals).to_string();
            let there = Quantity::parse(&format!("{text}万立方米"), &UnitOfMeasure::new("亿立方米"), Sign::NotNegative).unwrap();
            let back = Quantity::parse(&there.to_string(), &UnitOfMeasure::new("万立方米"), Sign::NotNegative).unwrap();
            prop_assert_eq!(back.value(), Decimal::new(mantissa, decimals));
        }
    }
}
