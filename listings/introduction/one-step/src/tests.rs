use super::*;

#[test]
fn nothing_is_lost() {
    let answered = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| count(&answered));
        }
    });
    assert_eq!(answered.into_inner(), 8 * TIMES);
}
