//! The threads of a batch, and of whoever reads leaflets beside one.

use std::num::NonZeroUsize;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::plan::CannotRun;

/// So many threads, or one a core.
pub fn pool(jobs: Option<NonZeroUsize>) -> Result<ThreadPool, CannotRun> {
    ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, |jobs| jobs.get().min(MOST_THREADS)))
        .stack_size(THREAD_STACK)
        .start_handler(|_| room())
        .build()
        .map_err(|reason| CannotRun::Threads(reason.to_string()))
}

/// Makes room on the heap of a thread. glibc lets the heap of any thread but the first grow page by page, with a call of
/// the system each: several hundred for one leaflet. A block that was there once leaves its room behind; pages cost no
/// memory before they are used.
pub fn room() {
    // The first goes back to the system when it is dropped, after which glibc has the heap hold blocks of up to its
    // size, and keep twice as much: so the second is of the heap, and stays.
    for bytes in [ROOM * 2, ROOM] {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
    }
}

/// What one leaflet takes, about.
const ROOM: usize = 2 << 20;

/// The most threads: more than any machine can use, and few enough to be started anywhere.
const MOST_THREADS: usize = 1024;

/// Bytes of stack a thread: twice the usual, for deeply nested sources.
pub const THREAD_STACK: usize = 16 << 20;
