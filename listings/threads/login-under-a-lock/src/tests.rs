use std::panic;

use super::*;

#[test]
fn a_panic_keeps_every_device_out() {
    let sessions = Sessions::default();
    let asked = |device, login| {
        let ask = || sessions.get(device, login);
        thread::scope(|scope| scope.spawn(ask).join().is_ok())
    };
    assert!(asked("r1", login));
    assert!(!asked("r2", |_| panic::resume_unwind(Box::new("r2"))));
    assert!(sessions.open.is_poisoned());
    assert!(!asked("r1", login), "r1 got its session");
}
