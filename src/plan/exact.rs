//! Numbers that are exact: a decimal, or a quotient that no decimal holds (三分之一). Divided only when shown.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact quotient, e.g. of a target, of what is expected by a day, of a projection. What is compared is never rounded: both sides are
/// multiplied out. With values below a trillion of at most ten decimals, which is what a [`super::Quantity`] allows, nothing overflows.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    over: Decimal,
    /// Positive.
    under: Decimal,
}

/// A text that is neither a decimal nor a fraction such as `1/3`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither a decimal nor a fraction such as 1/3")]
pub struct BadNumber(pub String);

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact { over: Decimal::ZERO, under: Decimal::ONE };

    /// `over ÷ under`; none where `under` is not positive.
    pub fn new(over: Decimal, under: Decimal) -> Option<Self> {
        (under > Decimal::ZERO).then_some(Self { over, under })
    }

    /// Reads a decimal, or a fraction such as `1/3`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, BadNumber> {
        let bad = || BadNumber(text.to_owned());
        let number = |part: &str| Decimal::from_str_exact(part.trim()).map_err(|_| bad());
        match text.split_once('/') {
            None => number(text).map(Self::from),
            Some((over, under)) => Self::new(number(over)?, number(under)?).ok_or_else(bad),
        }
    }

    /// The same, `factor` times.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Self {
        Self { over: self.over.saturating_mul(factor), ..self }
    }

    /// A part of the same; none where `by` is not positive.
    pub fn divided(self, by: Decimal) -> Option<Self> {
        Self::new(self.over, self.under.saturating_mul(by))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if self.under == other.under {
            return Self { over: self.over.saturating_add(other.over), under: self.under };
        }
        let over = self.over.saturating_mul(other.under).saturating_add(other.over.saturating_mul(self.under));
        Self { over, under: self.under.saturating_mul(other.under) }
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.times(Decimal::NEGATIVE_ONE))
    }

    /// Its size without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { over: self.over.abs(), ..self }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.over.is_zero()
    }

    /// The decimal, where it is one.
    pub fn decimal(self) -> Option<Decimal> {
        (self.under == Decimal::ONE).then_some(self.over)
    }

    /// The two parts.
    pub const fn parts(self) -> (Decimal, Decimal) {
        (self.over, self.under)
    }

    /// The nearest number with which a picture is drawn or a program reckons on.
    pub fn to_f64(self) -> f64 {
        let number = |part: Decimal| part.to_string().parse::<f64>().unwrap_or(f64::NAN);
        number(self.over) / number(self.under)
    }

    /// How many decimals it was written with; a fraction has none.
    pub fn decimals(self) -> u32 {
        self.over.scale()
    }

    /// To be shown: rounded half up to so many decimals, without trailing zeros. What is not zero is not shown as zero: it keeps two
    /// digits then.
    pub fn shown(self, decimals: u32) -> Decimal {
        let Some(value) = self.over.checked_div(self.under) else { return Decimal::ZERO };
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        let rounded = value.round_dp_with_strategy(decimals, half_up);
        let kept = if rounded.is_zero() { value.round_sf_with_strategy(2, half_up).unwrap_or(rounded) } else { rounded };
        kept.normalize()
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self { over: value, under: Decimal::ONE }
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Decimal::from(value).into()
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.over.saturating_mul(other.under).cmp(&other.over.saturating_mul(self.under))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn a_third_is_a_third() {
        let third = exact("1/3");
        assert!(exact("0.3333333333") < third && third < exact("0.3333333334"));
        assert_eq!(third.times(Decimal::from(3)), exact("1"));
        assert_eq!(third.plus(exact("1/6")), exact("0.5"));
        assert_eq!(exact("0.5").minus(third), exact("1/6"));
        assert_eq!((third.decimal(), exact("97.5").decimal()), (None, Some("97.5".parse().unwrap())));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "三分之一", "1/0", "1/-3", "1/", "/3", "1/2/3", "NaN", "1e400", "99999999999999999999999999999999"] {
            assert_eq!(Exact::parse(text), Err(BadNumber(text.into())), "{text}");
        }
    }

    /// 50 × 365 ÷ 324 = 56.327…, 50 ÷ 324 = 0.1543…, 1 ÷ 365 = 0.002739…
    #[test]
    fn a_quotient_is_rounded_only_when_it_is_shown() {
        for (text, decimals, shown) in [
            ("18250/324", 1, "56.3"),
            ("50/324", 2, "0.15"),
            ("1/365", 2, "0.0027"),
            ("0.25", 1, "0.3"),
            ("-0.25", 1, "-0.3"),
            ("60", 1, "60"),
            ("120/2", 1, "60"),
            ("0", 2, "0"),
        ] {
            assert_eq!(exact(text).shown(decimals).to_string(), shown, "{text}");
        }
    }
}
