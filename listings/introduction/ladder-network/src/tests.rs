use super::*;

#[test]
fn every_trip_is_answered_before_the_next() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    let (mut far, _) = listener.accept()?;
    let echo = thread::spawn(move || -> io::Result<u32> {
        let mut asked = 0;
        while far.read(&mut [0])? > 0 {
            asked += 1;
            if asked == 1 {
                // Whoever does not wait for the answer asks again now.
                thread::sleep(Duration::from_millis(20));
            }
            far.set_nonblocking(true)?;
            let more = far.peek(&mut [0]).map_err(|error| error.kind());
            assert_eq!(more, Err(io::ErrorKind::WouldBlock));
            far.set_nonblocking(false)?;
            far.write_all(b"!")?;
        }
        Ok(asked)
    });
    assert!(median_trip(&mut near)? > Duration::ZERO);
    drop(near);
    assert_eq!(echo.join().unwrap()?, 101);
    Ok(())
}

#[test]
fn a_peer_that_has_gone_is_an_error() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    drop(listener.accept()?);
    assert!(median_trip(&mut near).is_err());
    Ok(())
}
