//! Work on many things at once, on as many cores as there are: what a start-up waits for.

use std::num::NonZero;
use std::thread;

/// What `work` makes of each of `things`, in their order.
pub fn map<'t, T: Sync, R: Send>(things: &'t [T], work: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let chunks = things.chunks(share(things.len()));
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> =
            chunks.map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<_>>())).collect();
        // A panic in one of them goes on in the caller, as if there were no threads.
        let finished =
            running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        finished.flatten().collect()
    })
}

/// Does `work` on each of `things`.
pub fn each<T: Send>(things: &mut [T], work: impl Fn(&mut T) + Sync) {
    let share = share(things.len());
    let work = &work;
    thread::scope(|scope| {
        for chunk in things.chunks_mut(share) {
            scope.spawn(move || chunk.iter_mut().for_each(work));
        }
    });
}

/// What `work` makes, while `other` is done beside it.
pub fn beside<R>(other: impl FnOnce() + Send, work: impl FnOnce() -> R) -> R {
    thread::scope(|scope| {
        scope.spawn(other);
        work()
    })
}

fn share(things: usize) -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    things.div_ceil(cores).max(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order() {
        let numbers: Vec<u32> = (0..1000).collect();
        let doubled = super::map(&numbers, |n| n * 2);
        assert!(doubled.iter().zip(&numbers).all(|(d, n)| *d == n * 2) && doubled.len() == numbers.len());
        assert!(super::map(&[] as &[u32], |n| *n).is_empty());
    }

    #[test]
    fn leaves_none_out() {
        let mut numbers: Vec<u32> = (0..7).collect();
        super::each(&mut numbers, |n| *n += 1);
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    }
}
