use super::*;
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn both_branches_wait_at_once_and_count() {
    let begun = Instant::now();
    let answers = Cell::new(0);
    let both = join!(ask("r1", &answers), ask("r2", &answers));
    assert_eq!(both, ("r1 is up".to_owned(), "r2 is up".to_owned()));
    assert_eq!(answers.get(), 2);
    assert_eq!(begun.elapsed(), WAIT);
}
