use super::*;

#[test]
fn every_device_is_polled_once_whoever_does_it() {
    let devices = Mutex::new(0..1000);
    let polls: usize = thread::scope(|scope| {
        let workers = [(); 8].map(|()| scope.spawn(|| work(&devices)));
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum()
    });
    assert_eq!(polls, 1000);
    assert_eq!(OPENED.load(Relaxed), 8);
}
