//! Work in equal shares for a few threads.

/// More threads than this find no more memory to read.
const THREADS: usize = 4;
/// From how many pieces of work on (a text to read, an obligation to judge) a second thread is worth its start.
const MANY: usize = 4096;

/// So many things of which each is several pieces of work are one part.
const PART: usize = 128;

/// Does the parts of a work of so many pieces, each once; on several threads where that is worth it.
pub fn each<T: Send>(pieces: usize, parts: impl Iterator<Item = T>, work: impl Fn(T) + Sync) {
    let count = if pieces < MANY { 1 } else { std::thread::available_parallelism().map_or(1, usize::from).min(THREADS) };
    let mut shares: Vec<Vec<T>> = (0..count).map(|_| Vec::new()).collect();
    for (at, part) in parts.enumerate() {
        if let Some(share) = shares.get_mut(at % count) {
            share.push(part);
        }
    }
    let own = shares.pop();
    std::thread::scope(|scope| {
        for share in shares {
            scope.spawn(|| share.into_iter().for_each(&work));
        }
        own.into_iter().flatten().for_each(&work);
    });
}

/// What `answer` says about each of some things, in their order; all of them together are so many pieces of work.
pub fn of_each<T: Sync, A: Send>(pieces: usize, things: &[T], answer: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let mut answers: Vec<Option<A>> = things.iter().map(|_| None).collect();
    each(pieces, answers.chunks_mut(PART).zip(things.chunks(PART)), |(answers, things)| {
        answers.iter_mut().zip(things).for_each(|(place, thing)| *place = Some(answer(thing)));
    });
    answers.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_its_answer_whoever_works_it_out() {
        let things: Vec<usize> = (0..1000).collect();
        for pieces in [0, MANY] {
            assert_eq!(of_each(pieces, &things, |thing| thing * 2), (0..1000).map(|thing| thing * 2).collect::<Vec<_>>());
        }
        assert!(of_each(MANY, &[] as &[usize], |thing| *thing).is_empty());
    }
}
