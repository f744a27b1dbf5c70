use super::*;

#[test]
fn the_kept_seed_is_one_order() {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    let runs = std::sync::Arc::new(AtomicU32::new(0));
    let counted = runs.clone();
    let model = move || {
        counted.fetch_add(1, Relaxed);
        pool(2, 1);
    };
    shuttle::check_random_with_seed(
        model,
        5_587_506_359_950_366_381,
        1,
    );
    assert_eq!(runs.load(Relaxed), 1);
}
