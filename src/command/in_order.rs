//! Work on all cores whose results come out in the order of its jobs.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Jobs that may wait or be under way, for each core: enough that none is idle, few enough that memory stays small
/// however many there are.
const WAITING: usize = 64;

/// A job with the place for its result.
type Ticket<Job, Done> = (Job, SyncSender<Done>);

/// Does `work` on each job of `list` on `cores` cores, and hands the results to `take` in the order of the jobs.
///
/// `list` gets a function that it calls with each job, and ends where that says that nobody takes results any more.
///
/// # Errors
/// The first error of `take`; nothing more is done after it.
pub(super) fn in_order<Job: Send, Done: Send, E>(
    cores: usize,
    list: impl FnOnce(&mut dyn FnMut(Job) -> bool) + Send,
    work: impl Fn(Job) -> Done + Sync,
    mut take: impl FnMut(Done) -> Result<(), E>,
) -> Result<(), E> {
    let (to_do, jobs) = sync_channel::<Ticket<Job, Done>>(cores * WAITING);
    let (in_line, places) = sync_channel::<Receiver<Done>>(cores * WAITING);
    let jobs = Mutex::new(jobs);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((job, result)) = next() {
                    // Nobody waits for it any more where the output was closed.
                    let _ = result.send(work(job));
                }
            });
        }
        scope.spawn(move || {
            list(&mut |job| {
                let (result, place) = sync_channel(1);
                in_line.send(place).is_ok() && to_do.send((job, result)).is_ok()
            });
        });
        // Taken into the closure, so that the listing ends where this one does.
        let places = places;
        for place in &places {
            if let Ok(done) = place.recv() {
                take(done)?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs_however_long_each_takes() {
        let mut got = Vec::new();
        let done: Result<(), ()> = in_order(
            4,
            |give| (0..1000u64).for_each(|job| assert!(give(job))),
            |job| {
                std::thread::sleep(std::time::Duration::from_micros((job * 7919) % 300));
                job * 2
            },
            |done| {
                got.push(done);
                Ok(())
            },
        );
        assert_eq!((done, got), (Ok(()), (0..1000).map(|job| job * 2).collect::<Vec<_>>()));
    }

    #[test]
    fn endless_work_ends_when_nobody_takes_results_any_more() {
        let mut left = 5;
        let done = in_order(
            2,
            |give| while give(()) {},
            |()| (),
            |()| {
                left -= 1;
                if left == 0 { Err("closed") } else { Ok(()) }
            },
        );
        assert_eq!(done, Err("closed"));
    }
}
