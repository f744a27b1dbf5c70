use super::*;
use std::cell::Cell;
use std::future::ready;

#[tokio::test(start_paused = true)]
async fn each_beat_makes_a_new_limit_in_the_loop() {
    let (_silent, lines) = mpsc::channel(1);
    let start = Instant::now();
    assert!(!made_in_the_loop(lines).await);
    assert!(start.elapsed() > 2 * IDLE);
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_was_made_before_is_not_moved_by_beats() {
    let (_silent, lines) = mpsc::channel(1);
    let start = Instant::now();
    assert!(made_before(lines).await);
    assert_eq!(start.elapsed(), IDLE);
}

#[tokio::test(start_paused = true)]
async fn a_line_moves_it() {
    let (client, lines) = mpsc::channel(1);
    tokio::spawn(async move {
        sleep(IDLE / 2).await;
        client.send("r1 is up").await.unwrap();
        sleep(10 * IDLE).await;
    });
    let start = Instant::now();
    assert!(made_before(lines).await);
    assert_eq!(start.elapsed(), IDLE / 2 + IDLE);
}

/// With no branch left and no `else`, there is nothing to wait for.
#[tokio::test]
#[should_panic(expected = "all branches are disabled")]
async fn without_a_branch_and_without_else_it_panics() {
    let (client, mut lines) = mpsc::channel::<()>(1);
    drop(client);
    select! {
        Some(()) = lines.recv() => {}
    }
}

#[tokio::test]
async fn a_branch_that_is_switched_off_evaluates_its_expression() {
    let evaluated = Cell::new(false);
    let evaluate = || {
        evaluated.set(true);
        ready(())
    };
    select! {
        () = evaluate(), if false => {}
        () = ready(()) => {}
    }
    assert!(evaluated.get());
}
