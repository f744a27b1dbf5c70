use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::Output;

use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

static PROGRAM: LazyLock<PathBuf> = LazyLock::new(program);

fn cell(kind: &str, failure: &str) -> Output {
    Command::new(&*PROGRAM)
        .args([kind, failure])
        .env("RUST_BACKTRACE", "0")
        .stderr(Stdio::null())
        .output()
        .unwrap()
}

fn printed(kind: &str, failure: &str) -> String {
    let output = cell(kind, failure);
    assert!(output.status.success(), "{kind} {failure}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_job_that_is_well_is_done_by_every_kind() {
    for kind in KINDS {
        assert_eq!(printed(kind, "ask"), "done\n");
    }
}

#[test]
fn a_thread_and_an_actor_hold_a_panic_and_no_loop() {
    for kind in ["thread", "actor"] {
        assert_eq!(printed(kind, "panic"), "held\n");
        assert_eq!(printed(kind, "endless loop"), "stuck\n");
    }
}

#[test]
fn their_host_dies_of_the_signal_of_the_failure() {
    for kind in ["thread", "actor"] {
        for failure in ["abort", "stack overflow", "memory hunger"] {
            assert_eq!(cell(kind, failure).status.signal(), Some(6));
        }
        // SIGSEGV, or SIGBUS on some systems.
        let signal = cell(kind, "wild pointer").status.signal();
        assert!(matches!(signal, Some(7 | 10 | 11)), "{signal:?}");
    }
}

#[test]
fn a_process_holds_every_failure_and_an_instance_its_loop() {
    for failure in FAILURES {
        assert_eq!(printed("process", failure), "held\n");
    }
    assert_eq!(printed("instance", "endless loop"), "held\n");
}

#[test]
fn a_job_that_no_guest_exports_is_an_error_of_the_host() {
    assert_eq!(cell("instance", "pannic").status.code(), Some(1));
}

#[test]
fn each_failure_of_a_guest_is_a_trap_of_its_own() {
    MODULE.engine().increment_epoch();
    for (failure, trap) in FAILURES.into_iter().zip([
        Trap::IntegerDivisionByZero,
        Trap::UnreachableCodeReached,
        Trap::StackOverflow,
        Trap::Interrupt,
        Trap::UnreachableCodeReached,
        Trap::MemoryOutOfBounds,
    ]) {
        let deadline = if trap == Trap::Interrupt { 0 } else { 9 };
        let mut store = limited(Arc::new(Mutex::new(true)));
        store.set_epoch_deadline(deadline);
        let guest = Instance::new(&mut store, &MODULE, &[]).unwrap();
        let run: TypedFunc<(), ()> =
            guest.get_typed_func(&mut store, failure).unwrap();
        let error = run.call(&mut store, ()).unwrap_err();
        assert_eq!(error.downcast::<Trap>().unwrap(), trap);
    }
}

#[test]
fn a_guest_has_one_memory() {
    let mut store = limited(Arc::default());
    store.set_epoch_deadline(1);
    assert!(Instance::new(&mut store, &MODULE, &[]).is_ok());
    assert!(Instance::new(&mut store, &MODULE, &[]).is_err());
}

#[test]
fn who_stops_a_guest_stops_no_busy_neighbour() {
    let [mut first, mut neighbour] =
        [(); 2].map(|()| Isolate::start("instance").unwrap());
    for busy in [&first, &neighbour] {
        busy.begin("endless loop").unwrap();
    }
    let ended = Err(RecvTimeoutError::Disconnected);
    first.stop.take().unwrap()();
    assert_eq!(first.signs.recv_timeout(LONG), ended);
    // It would have trapped at the same epoch as the first.
    let sign = neighbour.signs.recv_timeout(Duration::from_millis(200));
    assert_eq!(sign, Err(RecvTimeoutError::Timeout));
    neighbour.stop.take().unwrap()();
    assert_eq!(neighbour.signs.recv_timeout(LONG), ended);
}
