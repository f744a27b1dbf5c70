use super::*;

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
