use super::*;
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn every_outcome_stands_in_the_place_of_its_device() {
    let begun = Instant::now();
    let devices = ["r1", "r3", "r2", "r1"].map(String::from);
    let outcomes = ask_all(&devices).await;
    assert_eq!(begun.elapsed(), WAIT);
    match &outcomes[..] {
        [Ok(Ok(22)), Err(bug), Ok(Err(NoRoute)), Ok(Ok(22))] => {
            assert!(bug.is_panic());
        }
        _ => panic!("an outcome is in the wrong place"),
    }
}
