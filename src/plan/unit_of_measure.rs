//! Units of measure: which of them measure the same, and by how many powers of ten they differ.

use std::fmt;
use std::sync::Arc;

/// A unit of measure as a plan writes it, e.g. `亿立方米`. One that is not known is a thing of its own, which is only counted (`辆`).
#[derive(Debug, Clone)]
pub struct UnitOfMeasure {
    name: Arc<str>,
    dimension: Dimension,
    /// How many powers of ten it is of its dimension's first unit.
    power: i32,
}

/// What is measured. Values of one dimension can be converted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dimension {
    /// A number without a unit, such as a coefficient.
    Number,
    /// A part of a whole.
    Share,
    /// A difference of two percentages: not itself a percentage of anything.
    Points,
    Volume,
    Area,
    Length,
    Mass,
    Concentration,
    /// Things of one kind, or a unit that is not in the table.
    Of(Arc<str>),
}

/// The units of a dimension: the published name, its powers of ten, other ways in which it is written.
type Known = (&'static str, Dimension, i32, &'static [&'static str]);

const KNOWN: [Known; 17] = [
    ("%", Dimension::Share, -2, &["百分比"]),
    ("比例", Dimension::Share, 0, &[]),
    ("个百分点", Dimension::Points, 0, &["百分点"]),
    ("立方米", Dimension::Volume, 0, &["方", "m3", "m³"]),
    ("万立方米", Dimension::Volume, 4, &["万方", "万m3", "万m³"]),
    ("亿立方米", Dimension::Volume, 8, &["亿方", "亿m3", "亿m³"]),
    ("亩", Dimension::Area, 0, &[]),
    ("万亩", Dimension::Area, 4, &[]),
    ("米", Dimension::Length, 0, &["m"]),
    ("公里", Dimension::Length, 3, &["千米", "km"]),
    ("万公里", Dimension::Length, 7, &["万千米"]),
    ("千克", Dimension::Mass, 0, &["公斤", "kg"]),
    ("吨", Dimension::Mass, 3, &["t"]),
    ("万吨", Dimension::Mass, 7, &[]),
    // Micro is written with the sign or with the Greek letter.
    ("微克/立方米", Dimension::Concentration, 0, &["微克每立方米", "μg/m3", "μg/m³", "µg/m3", "µg/m³", "ug/m3", "ug/m³"]),
    ("毫克/立方米", Dimension::Concentration, 3, &["毫克每立方米", "mg/m3", "mg/m³"]),
    ("", Dimension::Number, 0, &[]),
];

impl UnitOfMeasure {
    /// The unit of that name. `/年` on a volume or a mass says over which time it adds up, and is the same unit.
    pub fn new(name: &str) -> Self {
        let name = name.trim();
        let yearly = name
            .strip_suffix("/年")
            .and_then(known)
            .filter(|(dimension, _)| *dimension == Dimension::Volume || *dimension == Dimension::Mass);
        let (dimension, power) = known(name).or(yearly).unwrap_or_else(|| (Dimension::Of(name.into()), 0));
        Self { name: name.into(), dimension, power }
    }

    /// The name as published.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether a word is a unit of measure that is known here, by whichever of its names.
    pub fn is_known(word: &str) -> bool {
        !word.is_empty() && known(word).is_some()
    }

    /// Whether it measures a part of a whole (% or 比例).
    pub fn is_share(&self) -> bool {
        self.dimension == Dimension::Share
    }

    /// By how many powers of ten a value in `self` is more in `other`; none where they do not measure the same.
    pub(super) fn powers_to(&self, other: &Self) -> Option<i32> {
        (self.dimension == other.dimension).then(|| self.power - other.power)
    }

    /// The units in which a value of this one may be written, its own first.
    pub fn accepted(&self) -> Vec<String> {
        let others = KNOWN.iter().filter(|(name, dimension, ..)| *dimension == self.dimension && **name != *self.name);
        std::iter::once(&*self.name).chain(others.map(|(name, ..)| *name)).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

fn known(name: &str) -> Option<(Dimension, i32)> {
    let lower = name.to_ascii_lowercase();
    KNOWN
        .iter()
        .find(|(known, _, _, others)| *known == name || others.contains(&lower.as_str()))
        .map(|(_, dimension, power, _)| (dimension.clone(), *power))
}

impl PartialEq for UnitOfMeasure {
    /// The same unit, by whichever of its names.
    fn eq(&self, other: &Self) -> bool {
        self.dimension == other.dimension && self.power == other.power
    }
}

impl Eq for UnitOfMeasure {}

impl fmt::Display for UnitOfMeasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_measures_the_same_is_converted() {
        for (from, to, powers) in [
            ("亿立方米", "万立方米", Some(4)),
            ("万立方米/年", "亿立方米", Some(-4)),
            ("%", "比例", Some(-2)),
            ("%", "个百分点", None),
            ("%", "家", None),
            ("%", "", None),
            ("家", "家", Some(0)),
            ("家", "个", None),
            ("立方米/万元", "立方米", None),
            ("米", "立方米", None),
            ("µg/m3", "毫克/立方米", Some(-3)),
            ("家/年", "家", None),
        ] {
            assert_eq!(UnitOfMeasure::new(from).powers_to(&UnitOfMeasure::new(to)), powers, "{from} {to}");
        }
        assert_eq!(UnitOfMeasure::new("亿立方米").accepted(), ["亿立方米", "立方米", "万立方米"]);
        assert_eq!((UnitOfMeasure::new("家").accepted(), UnitOfMeasure::new("").accepted()), (vec!["家".to_owned()], vec![]));
        assert_eq!(UnitOfMeasure::new("万立方米/年"), UnitOfMeasure::new("万方"));
    }
}
