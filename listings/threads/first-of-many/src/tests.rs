use super::*;

#[test]
fn the_losers_run_to_their_end() {
    let pool = Pool::new(3);
    let chosen = Arc::new(Barrier::new(3));
    let (sender, answers) = mpsc::channel();
    let before = ENDED.load(Relaxed);
    for device in ["r1", "r2", "r3"] {
        let (sender, chosen) = (sender.clone(), Arc::clone(&chosen));
        pool.submit(move || sender.send(poll(device, &chosen)));
    }
    assert_eq!(answers.recv().unwrap(), "r2 is up");
    assert_eq!(ENDED.load(Relaxed), before + 1);
    chosen.wait();
    drop(pool);
    assert_eq!(ENDED.load(Relaxed), before + 3);
}
