use super::*;

#[test]
fn every_answer_is_counted() {
    for threads in [1, 2, 8, 32] {
        let answered = Mutex::new(0);
        let under_way = Barrier::new(threads as usize);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| count(&answered, &under_way));
            }
        });
        assert_eq!(answered.into_inner().unwrap(), threads);
    }
}
