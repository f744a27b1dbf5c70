use super::*;

use std::sync::Arc;

use printed::printed;
use tokio::runtime::{Builder, Runtime};

#[path = "../../printed.rs"]
mod printed;

/// Runs until a task waits, and then ends the runtime in two ways.
fn leave(runtime: Runtime, end: impl FnOnce(Runtime)) {
    let shared = Arc::new(());
    let task = Arc::clone(&shared);
    runtime.block_on(async {
        let (begun, begins) = oneshot::channel();
        tokio::spawn(async move {
            let _task = task;
            begun.send(()).unwrap();
            future::pending::<()>().await;
        });
        begins.await.unwrap();
    });
    assert_eq!(Arc::strong_count(&shared), 2);
    end(runtime);
    assert_eq!(Arc::strong_count(&shared), 1);
}

#[test]
fn a_task_is_dropped_with_either_runtime() {
    leave(Builder::new_current_thread().build().unwrap(), drop);
    leave(Runtime::new().unwrap(), drop);
}

#[test]
fn it_is_dropped_even_when_nobody_waits_for_it() {
    let runtime = Builder::new_current_thread().build().unwrap();
    leave(runtime, Runtime::shutdown_background);
}

#[test]
fn the_session_is_closed_after_main_and_nothing_is_saved() {
    let lines = printed();
    assert_eq!(lines[1..], ["main returns", "r1: session closed"]);
}
