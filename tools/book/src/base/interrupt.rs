//! What happens when this program is asked to end before it is done, by Ctrl-C
//! or by a signal: a step that must not stop half-way is finished, what runs is
//! stopped, and what was half made is undone.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// How this program ends then, as a shell says it of Ctrl-C.
const CODE: i32 = 130;

/// Held during a step that must not stop half-way, and from an interrupt on to
/// the end.
static STEP: Mutex<()> = Mutex::new(());

/// What is done first, such as stopping what runs.
static FIRST: Mutex<Vec<fn()>> = Mutex::new(Vec::new());

/// What is half made, and how it is undone: the last one first.
static UNDONE: Mutex<BTreeMap<u64, Step>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

type Step = Box<dyn FnOnce() + Send>;

thread_local! {
    /// Whether this thread is in such a step, so that one can have another
    /// inside it.
    static IN_STEP: Cell<bool> = const { Cell::new(false) };
}

/// From now on, an interrupt ends this program as this module says.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // A second handler in the same program is the only failure, and then
        // that handler decides.
        let _ = ctrlc::set_handler(|| {
            let _last = lock(&STEP);
            IN_STEP.set(true);
            for first in lock(&FIRST).drain(..) {
                first();
            }
            while let Some((_, undo)) = { lock(&UNDONE).pop_last() } {
                undo();
            }
            std::process::exit(CODE);
        });
    });
}

/// Has `first` done at an interrupt before anything is undone.
pub fn at_first(first: fn()) {
    lock(&FIRST).push(first);
}

/// Does a short step that no interrupt stops half-way.
pub fn undisturbed<T>(step: impl FnOnce() -> T) -> T {
    if IN_STEP.get() {
        return step();
    }
    let guard = lock(&STEP);
    // Also after a panic, or the next step of this thread would not wait.
    let _in_step = InStep::enter();
    let done = step();
    drop(guard);
    done
}

struct InStep;

impl InStep {
    fn enter() -> Self {
        IN_STEP.set(true);
        InStep
    }
}

impl Drop for InStep {
    fn drop(&mut self) {
        IN_STEP.set(false);
    }
}

/// Something half made. It is undone when this value is dropped and at an
/// interrupt, unless it was [`finished`](Undo::finished) before.
#[must_use]
#[derive(Debug)]
pub struct Undo {
    number: u64,
}

/// Begins something that `undo` undoes.
pub fn begun(undo: impl FnOnce() + Send + 'static) -> Undo {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    lock(&UNDONE).insert(number, Box::new(undo));
    Undo { number }
}

impl Undo {
    /// It is made, and stays.
    pub fn finished(self) {
        lock(&UNDONE).remove(&self.number);
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        undisturbed(|| {
            let undo = lock(&UNDONE).remove(&self.number);
            if let Some(undo) = undo {
                undo();
            }
        });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn what_is_not_finished_is_undone_once() {
        let undone = Arc::new(AtomicUsize::new(0));
        let begin = || {
            let undone = Arc::clone(&undone);
            begun(move || {
                // An undoing may have steps of its own.
                undisturbed(|| undone.fetch_add(1, Ordering::Relaxed));
            })
        };
        begin().finished();
        assert_eq!(undone.load(Ordering::Relaxed), 0);
        drop(begin());
        assert_eq!(undone.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_step_that_panics_leaves_the_next_one_whole() {
        let step = || undisturbed(|| panic!("half-way"));
        assert!(std::panic::catch_unwind(step).is_err());
        assert!(!IN_STEP.get());
        assert!(undisturbed(|| STEP.try_lock().is_err()));
    }
}
