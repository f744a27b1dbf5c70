use super::*;

#[test]
fn readers_meet_while_all_of_them_hold_the_lock() {
    let routes = Routes::new(vec!["default"; 5]);
    let all_reading = Barrier::new(8);
    thread::scope(|scope| {
        let readers = [(); 8]
            .map(|()| scope.spawn(|| look_up(&routes, &all_reading)));
        for reader in readers {
            assert_eq!(reader.join().unwrap(), 5);
        }
    });
}

#[test]
fn a_writer_is_alone() {
    let routes = Routes::default();
    let reading = routes.read().unwrap();
    assert!(routes.try_read().is_ok());
    assert!(routes.try_write().is_err());
    drop(reading);
    let _writing = routes.write().unwrap();
    assert!(routes.try_read().is_err());
}
