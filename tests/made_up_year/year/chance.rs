//! Chance that comes out the same for everybody: splitmix64, started by a seed number and the name of what it decides about. What is decided
//! about one thing therefore does not change when something else is decided about before it.

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A run of numbers.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The run of that seed for what has that name.
    pub fn of(seed: u64, name: &str) -> Self {
        Self(name.bytes().fold(mixed(seed), |state, byte| mixed(state ^ u64::from(byte))))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.saturating_sub(low).max(0).unsigned_abs().saturating_add(1);
        low.saturating_add(i64::try_from(self.next() % width).unwrap_or(0))
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, of_a_hundred: i64) -> bool {
        self.between(1, 100) <= of_a_hundred
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(of.len()).unwrap_or(i64::MAX).saturating_sub(1);
        usize::try_from(self.between(0, last)).ok().and_then(|at| of.get(at))
    }

    /// One of these words.
    pub fn word(&mut self, of: &[&'static str]) -> &'static str {
        self.pick(of).copied().unwrap_or_default()
    }

    /// A number from `low` to `high` in steps of a thousandth.
    pub fn share(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.between(0, 1000) as f64 / 1000.0
    }
}

fn mixed(state: u64) -> u64 {
    let state = (state.wrapping_add(STEP) ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
