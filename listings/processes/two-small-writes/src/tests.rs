use std::time::Duration;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn every_way_of_sending_gets_the_same_answer() {
    let program = program();
    for delay in [true, false] {
        let (mut child, mut server) = start(&program).unwrap();
        server.set_nodelay(!delay).unwrap();
        let one = ask(&mut server, in_one_write).unwrap();
        let two = ask(&mut server, in_two_writes).unwrap();
        assert_eq!(one, two);
        assert_eq!(&one, b"\x08\0\0\0r1 is up");
        drop(server);
        assert!(child.wait().unwrap().success());
    }
}

/// What the page says of a new socket.
#[test]
fn the_delay_is_on_until_it_is_turned_off() {
    let (mut child, server) = start(&program()).unwrap();
    assert!(!server.nodelay().unwrap());
    server.set_nodelay(true).unwrap();
    assert!(server.nodelay().unwrap());
    drop(server);
    child.wait().unwrap();
}

/// By the fastest of several, so that a busy machine does not matter. Linux puts
/// an acknowledgement off for forty milliseconds.
#[cfg(target_os = "linux")]
#[test]
fn two_writes_wait_and_one_does_not() {
    let program = program();
    let fastest = |send: fn(&mut TcpStream) -> io::Result<()>| {
        let times = [(); 5].map(|()| {
            let (mut child, mut server) = start(&program).unwrap();
            let start = Instant::now();
            ask(&mut server, send).unwrap();
            let took = start.elapsed();
            drop(server);
            child.wait().unwrap();
            took
        });
        times.into_iter().min().unwrap()
    };
    let waits = fastest(in_two_writes);
    assert!(waits >= Duration::from_millis(30));
    assert!(waits > 2 * fastest(in_one_write));
}
