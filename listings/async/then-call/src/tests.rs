use super::*;
use std::cell::RefCell;

#[tokio::test]
async fn the_callback_comes_before_the_result() {
    let seen = RefCell::new(None);
    let keep = |answer: &String| seen.replace(Some(answer.clone()));
    let answer = then(ask("r1"), |answer| drop(keep(answer))).await;
    assert_eq!(answer, "r1 is up");
    assert_eq!(seen.take(), Some(answer));
}
