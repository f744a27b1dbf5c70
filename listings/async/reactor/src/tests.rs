use super::*;
use std::io;
use std::thread;

type Log = Rc<RefCell<Vec<String>>>;

fn listener() -> (TcpListener, SocketAddr) {
    let local = (Ipv4Addr::LOCALHOST, 0).into();
    let listener = TcpListener::bind(local).unwrap();
    let to = listener.local_addr().unwrap();
    (listener, to)
}

#[test]
fn the_program_has_fewer_than_two_hundred_lines() {
    let lines = include_str!("main.rs").lines();
    let shown = lines.filter(|line| !line.contains("// ANCHOR"));
    // Less the three that hold these tests.
    assert!(shown.count() - 3 < 200);
}

#[test]
fn every_client_is_answered_and_then_the_loop_ends() {
    let tasks = Loop::new().unwrap();
    let (listener, to) = listener();
    let log = Log::default();
    tasks.spawn(serve(tasks.clone(), listener));
    for device in DEVICES {
        let (tasks_, log) = (tasks.clone(), log.clone());
        tasks.spawn(async move {
            log.borrow_mut().push("asked".to_owned());
            ask(tasks_, to, device).await?;
            log.borrow_mut().push("answered".to_owned());
            Ok(())
        });
    }
    let start = Instant::now();
    tasks.run().unwrap();
    assert!(start.elapsed() >= WAIT);
    let log = log.borrow();
    assert_eq!(log[..3], ["asked"; 3]);
    assert_eq!(log[3..], ["answered"; 3]);
    assert!(tasks.sockets.borrow().is_empty());
    assert!(tasks.timers.borrow().is_empty());
    // One for each task and each socket, and for each wait of a server.
    assert_eq!(tasks.numbers.get(), 7 + 7 + 3);
}

#[test]
fn a_client_that_is_refused_ends_the_loop_with_its_error() {
    let tasks = Loop::new().unwrap();
    let to = listener().1;
    tasks.spawn(ask(tasks.clone(), to, "r1"));
    let error = tasks.run().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
}

#[test]
fn a_server_that_hangs_up_is_an_error_and_no_endless_wait() {
    let tasks = Loop::new().unwrap();
    let (mut listener, to) = listener();
    let on = tasks.clone();
    tasks.spawn(async move {
        let token = on.register(&mut listener)?;
        on.when_ready(token, || listener.accept()).await.map(drop)
    });
    tasks.spawn(ask(tasks.clone(), to, "r1"));
    let error = tasks.run().unwrap_err();
    let kinds = [
        ErrorKind::UnexpectedEof,
        ErrorKind::ConnectionReset,
        ErrorKind::ConnectionAborted,
        ErrorKind::BrokenPipe,
    ];
    assert!(kinds.contains(&error.kind()), "{error}");
}

#[test]
fn a_task_that_waits_for_a_socket_is_polled_a_few_times_only() {
    let tasks = Loop::new().unwrap();
    let (mut listener, to) = listener();
    let (on, calls) = (tasks.clone(), Rc::new(Cell::new(0)));
    let counted = calls.clone();
    tasks.spawn(async move {
        let token = on.register(&mut listener)?;
        let (mut client, _) =
            on.when_ready(token, || listener.accept()).await?;
        let token = on.register(&mut client)?;
        let mut byte = [0];
        on.when_ready(token, || {
            counted.set(counted.get() + 1);
            client.read_exact(&mut byte)
        })
        .await?;
        assert_eq!(byte, *b"!");
        Ok(())
    });
    let client = thread::spawn(move || {
        let mut server = std::net::TcpStream::connect(to).unwrap();
        thread::sleep(Duration::from_millis(50));
        server.write_all(b"!").unwrap();
    });
    tasks.run().unwrap();
    client.join().unwrap();
    assert!((2..10).contains(&calls.get()), "{}", calls.get());
}

#[test]
fn a_wake_from_another_thread_ends_the_wait() {
    let tasks = Loop::new().unwrap();
    let on = tasks.clone();
    // A deadline that does not come; the future is dropped before it.
    let mut sleep = Box::pin(async move {
        on.sleep(Duration::from_secs(3600)).await;
    });
    let mut woken = false;
    tasks.spawn(poll_fn(move |cx| {
        assert!(sleep.as_mut().poll(cx).is_pending());
        if woken {
            return Poll::Ready(Ok(()));
        }
        woken = true;
        let waker = cx.waker().clone();
        thread::spawn(move || waker.wake());
        Poll::Pending
    }));
    tasks.run().unwrap();
}

#[test]
fn an_error_of_a_task_ends_the_loop() {
    let tasks = Loop::new().unwrap();
    tasks.spawn(async { Err(io::Error::other("no route")) });
    assert_eq!(tasks.run().unwrap_err().to_string(), "no route");
}
