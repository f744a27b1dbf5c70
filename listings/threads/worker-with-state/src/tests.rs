use super::*;

#[test]
fn every_device_is_polled_once_whoever_does_it() {
    let devices = Mutex::new(0..1000);
    let mut polled = thread::scope(|scope| {
        let workers = [(); 8].map(|()| scope.spawn(|| work(&devices)));
        workers.map(|worker| worker.join().unwrap()).concat()
    });
    polled.sort();
    assert!(polled.into_iter().eq(0..1000));
    assert_eq!(OPENED.load(Relaxed), 8);
}
