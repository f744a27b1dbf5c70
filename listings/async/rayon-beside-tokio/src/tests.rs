use super::*;

use std::pin::pin;
use std::sync::{Arc, Barrier};
use std::task::{Context, Waker};

#[tokio::test]
async fn the_halves_add_up() {
    let start = Instant::now();
    let halves = tokio::join!(
        count("low", 0..500, start),
        count("high", 500..1000, start),
    );
    assert_eq!(halves.0 + halves.1, 168);
    assert_eq!(count("both", 0..1000, start).await, 168);
    assert_eq!(LOW.end, HIGH.start);
}

#[test]
fn whoever_polls_a_count_does_not_compute_it() {
    let meeting =
        Arc::new(Barrier::new(rayon::current_num_threads() + 1));
    let held = Arc::clone(&meeting);
    rayon::spawn_broadcast(move |_| {
        held.wait();
        held.wait();
    });
    meeting.wait();
    let mut counting = pin!(count("all", 0..1000, Instant::now()));
    let mut context = Context::from_waker(Waker::noop());
    let waits = counting.as_mut().poll(&mut context).is_pending();
    meeting.wait();
    assert!(waits);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    assert_eq!(runtime.unwrap().block_on(counting), 168);
}

#[tokio::test]
async fn the_loop_runs_while_rayon_computes() {
    let (sender, answer) = oneshot::channel();
    let (beat, beaten) = std::sync::mpsc::channel();
    rayon::spawn(move || sender.send(beaten.recv().unwrap()).unwrap());
    tokio::spawn(async move { beat.send(7).unwrap() });
    assert_eq!(answer.await, Ok(7));
}

#[tokio::test]
async fn a_closure_that_drops_its_sender_is_an_error() {
    let (sender, answer) = oneshot::channel::<usize>();
    rayon::spawn(move || drop(sender));
    assert!(answer.await.is_err());
}
