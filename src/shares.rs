//! Work in equal shares for a few threads.

/// More threads than this find no more memory to read.
const THREADS: usize = 4;
/// From how many pieces of work on (a text to read, an obligation to judge) a second thread is worth its start.
const MANY: usize = 4096;

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
