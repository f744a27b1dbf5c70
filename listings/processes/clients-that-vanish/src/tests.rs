use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

/// What the server says of a client that sends `bytes` and closes.
fn after(port: &str, said: &mut Said, bytes: &[u8]) -> String {
    let port: u16 = port.parse().unwrap();
    let mut server =
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    server.write_all(bytes).unwrap();
    drop(server);
    next(said).unwrap()
}

#[test]
fn a_message_that_is_cut_anywhere_ends_its_client_and_no_other() {
    let (mut server, port, mut said) = start(&program()).unwrap();
    let whole = b"\x02\0\0\0r1";
    for cut in 1..whole.len() {
        let said = after(&port, &mut said, &whole[..cut]);
        assert_eq!(said, "gave up, unexpected end of file", "{cut}");
    }
    assert_eq!(after(&port, &mut said, b""), "answered 0");
    let long = (LONGEST + 1).to_le_bytes();
    assert_eq!(after(&port, &mut said, &long), "gave up, invalid data");
    let port: u16 = port.parse().unwrap();
    let client =
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    for device in ["r1", "", "core-7"] {
        send(&client, device.as_bytes()).unwrap();
        let answer = receive(&client).unwrap().unwrap();
        assert_eq!(answer, format!("{device} is up").as_bytes());
    }
    drop(client);
    assert_eq!(next(&mut said).unwrap(), "answered 3");
    assert!(server.wait().unwrap().success());
}

/// The deadline stands, whatever comes before it.
#[test]
fn bytes_that_drip_do_not_put_off_the_deadline() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let mut slow = TcpStream::connect(address).unwrap();
    let (stream, _) = listener.accept().unwrap();
    slow.write_all(&[LONGEST.to_le_bytes()].concat()).unwrap();
    thread::scope(|scope| {
        scope.spawn(move || {
            while slow.write_all(b"x").is_ok() {
                thread::sleep(Duration::from_millis(1));
            }
        });
        let error = receive(&stream).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        drop(stream);
    });
}

/// Linux interrupts a read that has a time-out when its process is stopped
/// and goes on, without any handler of a signal.
#[cfg(target_os = "linux")]
#[test]
fn a_read_that_is_interrupted_goes_on() {
    let (mut server, port, mut said) = start(&program()).unwrap();
    let signal = |name| {
        let pid = server.id().to_string();
        let mut kill = Command::new("sh");
        kill.args(["-c", "kill -s $0 $1", name, &pid]);
        assert!(kill.status().unwrap().success());
    };
    let port: u16 = port.parse().unwrap();
    let said = loop {
        let client =
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        send(&client, b"r1").unwrap();
        receive(&client).unwrap();
        // Once it has answered, it waits for the next message.
        until_all_are(server.id(), "S");
        signal("STOP");
        until_all_are(server.id(), "T");
        signal("CONT");
        until_all_are(server.id(), "S");
        let _ = send(&client, b"r2");
        let _ = receive(&client);
        drop(client);
        let said = next(&mut said).unwrap();
        // On a machine so busy, all that took the server's patience.
        if said != "gave up, timed out" {
            break said;
        }
    };
    assert_eq!(said, "answered 2");
    assert!(server.wait().unwrap().success());
}

/// Waits until all threads of a process are in one state: `S` for those
/// that wait, `T` for those that have been stopped.
#[cfg(target_os = "linux")]
fn until_all_are(process: u32, state: &str) {
    let of = |thread: std::fs::DirEntry| {
        let stat = thread.path().join("stat");
        let stat = std::fs::read_to_string(stat).unwrap();
        let (_, behind_the_name) = stat.rsplit_once(") ").unwrap();
        behind_the_name.starts_with(state)
    };
    let threads = format!("/proc/{process}/task");
    while !std::fs::read_dir(&threads)
        .unwrap()
        .all(|thread| of(thread.unwrap()))
    {
        thread::yield_now();
    }
}
