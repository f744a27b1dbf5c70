use super::*;

#[test]
fn the_producer_ends_although_nobody_takes_anything() {
    let (sender, configs) = mpsc::channel();
    produce(sender, Instant::now());
    assert!(configs.iter().eq(1..=6));
}
