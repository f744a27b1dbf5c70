use std::sync::mpsc;
use std::time::Duration;

use super::*;

#[test]
fn a_reader_gets_in_while_another_holds_the_lock() {
    let routes = Routes::new(vec!["default"; 5]);
    let (sender, answer) = mpsc::channel();
    thread::scope(|scope| {
        let reading = routes.read().unwrap();
        let routes = &routes;
        scope.spawn(move || {
            sender.send(look_up(routes, &Barrier::new(1)))
        });
        let length = answer.recv_timeout(Duration::from_secs(5));
        drop(reading);
        assert_eq!(length, Ok(5));
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
