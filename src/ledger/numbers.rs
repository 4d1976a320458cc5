//! Where the measure of each number of the record stands. Records count from 1 without a gap, nearly always: so most are where their number
//! says, and the others are looked up.

/// The places of numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    /// In the order of the numbers, each once.
    all: Vec<(i64, usize)>,
}

impl Numbers {
    /// The place of a number; none of one that there is not.
    pub fn get(&self, number: i64) -> Option<usize> {
        let near = usize::try_from(number).ok().and_then(|number| self.all.get(number.checked_sub(1)?));
        match near {
            Some((known, place)) if *known == number => Some(*place),
            _ => self.all.binary_search_by_key(&number, |(known, _)| *known).ok().and_then(|at| self.all.get(at)).map(|(_, place)| *place),
        }
    }
}

impl FromIterator<i64> for Numbers {
    /// The numbers in the order of their places. Of one that comes twice the last place counts.
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut all: Vec<(i64, usize)> = numbers.into_iter().zip(0..).collect();
        all.reverse();
        all.sort_by_key(|(number, _)| *number);
        all.dedup_by_key(|(number, _)| *number);
        Self { all }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        let places = |numbers: &[i64], sought: &[i64]| {
            let numbers: Numbers = numbers.iter().copied().collect();
            sought.iter().map(|number| numbers.get(*number)).collect::<Vec<_>>()
        };
        assert_eq!(places(&[1, 2, 3], &[1, 3, 0, 4, -1, i64::MAX]), [Some(0), Some(2), None, None, None, None]);
        // Gaps, and those out of the plan first.
        assert_eq!(places(&[7, 1, 2, 9, 3], &[1, 2, 3, 4, 7, 9]), [Some(1), Some(2), Some(4), None, Some(0), Some(3)]);
        assert_eq!(places(&[5, 5, i64::MIN], &[5, i64::MIN]), [Some(1), Some(2)]);
        assert_eq!(places(&[], &[1]), [None]);
    }
}
