use super::*;

#[test]
fn a_pool_that_is_stuck_holds_up_no_other() {
    let (release, stuck) = mpsc::channel::<()>();
    let backups = Pool::new(1);
    backups.submit(move || stuck.recv());
    let queued = backups.submit(|| "saved");
    let polls = Pool::new(1);
    assert_eq!(polls.submit(|| "up").recv(), Ok("up"));
    assert!(queued.try_recv().is_err());
    release.send(()).unwrap();
    assert_eq!(queued.recv(), Ok("saved"));
}
