use super::*;

#[test]
fn all_but_one_update_are_lost_whatever_the_order() {
    for threads in [1, 2, 8] {
        let answered = AtomicU32::new(0);
        let under_way = Barrier::new(threads);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| count(&answered, &under_way));
            }
        });
        assert_eq!(answered.into_inner(), 1);
    }
}
