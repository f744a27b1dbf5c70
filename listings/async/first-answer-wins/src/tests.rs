use super::*;

use std::pin::pin;
use std::rc::Rc;

use printed::printed;
use tokio::time::Instant;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test(start_paused = true)]
async fn the_first_answer_is_the_result_in_either_place() {
    let start = Instant::now();
    let image = select! {
        image = fetch("far") => image,
        image = fetch("near") => image,
    };
    assert_eq!(image, "image from near");
    assert_eq!(start.elapsed(), Duration::from_millis(50));
}

#[tokio::test]
async fn a_loser_is_dropped_before_the_arm_runs() {
    let shared = Rc::new(());
    let loser = Rc::clone(&shared);
    select! {
        biased;
        () = async move {
            let _loser = loser;
            future::pending().await
        } => panic!("it is never ready"),
        () = future::ready(()) => {
            assert_eq!(Rc::strong_count(&shared), 1);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_loser_that_is_only_borrowed_lives_on() {
    let mut near = pin!(fetch("near"));
    select! {
        _ = &mut near => panic!("it is not ready"),
        () = future::ready(()) => {}
    }
    assert_eq!(near.await, "image from near");
}

#[test]
fn both_connections_are_closed_before_the_image_is_used() {
    let lines = printed();
    assert_eq!(lines.last().unwrap(), "image from near");
    assert!(lines.iter().any(|line| line == "far: connection closed"));
}
