use super::*;

use std::sync::Barrier;

/// Each call sees the thread that it runs on. The loop has this one.
#[tokio::test]
async fn no_call_is_on_the_thread_of_the_loop() {
    let id = |_: &str, _| thread::current().id();
    let threads = ask_both(id, Instant::now()).await;
    assert!(!threads.contains(&thread::current().id()));
}

/// No call returns before both have begun and the loop has moved on.
#[tokio::test]
async fn the_loop_runs_while_both_calls_block() {
    static ALL: Barrier = Barrier::new(3);
    let beat = tokio::spawn(async {
        spawn_blocking(|| ALL.wait()).await.unwrap();
    });
    ask_both(|_, _| ALL.wait().is_leader(), Instant::now()).await;
    beat.await.unwrap();
}

#[tokio::test]
async fn the_handle_gives_what_the_function_returned() {
    let answers = ask_both(ask, Instant::now()).await;
    assert_eq!(answers, ["r1 is up", "r2 is up"]);
}
