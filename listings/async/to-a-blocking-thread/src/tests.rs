use super::*;

use std::sync::mpsc;

#[tokio::test]
async fn the_loop_runs_while_the_call_blocks() {
    let (beat, beaten) = mpsc::channel();
    let heard = spawn_blocking(move || beaten.recv().unwrap());
    tokio::spawn(async move { beat.send("beat").unwrap() });
    assert_eq!(heard.await.unwrap(), "beat");
}

#[tokio::test]
async fn the_handle_gives_what_the_function_returned() {
    let start = Instant::now();
    let up = spawn_blocking(move || ask("r7", start));
    assert_eq!(up.await.unwrap(), "r7 is up");
}

#[tokio::test]
async fn two_calls_block_two_threads() {
    let (there, here) = mpsc::channel();
    let (back, again) = mpsc::channel();
    let one = spawn_blocking(move || {
        there.send(1).unwrap();
        again.recv().unwrap()
    });
    let other = spawn_blocking(move || {
        back.send(2).unwrap();
        here.recv().unwrap()
    });
    assert_eq!((one.await.unwrap(), other.await.unwrap()), (2, 1));
}
