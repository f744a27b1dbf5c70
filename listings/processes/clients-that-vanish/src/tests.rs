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
