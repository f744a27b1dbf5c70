use super::*;

#[test]
fn every_callback_runs_once_and_on_a_worker() {
    let (sender, seen) = mpsc::channel();
    let pool = Pool::new(2);
    for n in 0..50 {
        let sender = sender.clone();
        let task = move || (n * n, thread::current().id());
        submit_then(&pool, task, move |(answer, worker)| {
            let same = thread::current().id() == worker;
            sender.send((answer, same)).unwrap();
        });
    }
    drop((pool, sender));
    let mut seen = Vec::from_iter(seen);
    seen.sort();
    assert_eq!(seen, Vec::from_iter((0..50).map(|n| (n * n, true))));
    let here = thread::current().id();
    assert!(pool_ids().iter().all(|id| *id != here));
}

/// The threads on which two callbacks ran.
fn pool_ids() -> Vec<thread::ThreadId> {
    let (sender, ids) = mpsc::channel();
    let pool = Pool::new(2);
    for _ in 0..2 {
        let sender = sender.clone();
        submit_then(
            &pool,
            || (),
            move |()| {
                sender.send(thread::current().id()).unwrap();
            },
        );
    }
    drop((pool, sender));
    Vec::from_iter(ids)
}
