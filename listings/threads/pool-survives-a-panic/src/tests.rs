use super::*;

#[test]
fn one_worker_outlives_many_panics() {
    let pool = Pool::new(1);
    let lost = Vec::from_iter((0..20).map(|_| {
        pool.submit(|| panic::resume_unwind(Box::new("lost")))
    }));
    assert!(lost.iter().all(|answer| answer.recv().is_err()));
    let answer = pool.submit(|| poll("r3"));
    assert_eq!(answer.recv().unwrap(), "r3 is up");
}
