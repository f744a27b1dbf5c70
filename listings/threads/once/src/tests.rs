use super::*;

#[test]
fn eight_threads_at_once_load_once() {
    let _ = SITE.set("ams".to_owned());
    let all_here = Barrier::new(8);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                all_here.wait();
                assert_eq!(*GATEWAY, "gw.ams.example");
            });
        }
    });
    assert_eq!(LOADS.load(Relaxed), 1);
    assert!(SITE.set("fra".to_owned()).is_err());
}
