use super::*;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

const CLIENTS: usize = 20;

type Clients = JoinSet<(usize, io::Result<String>)>;

/// A server that is told to stop while all clients wait for an answer.
async fn stopped(server: &Arc<Server>) -> Clients {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepting = tokio::spawn(
        Arc::clone(server).accept(TcpListenerStream::new(listener)),
    );
    let clients = (0..CLIENTS)
        .map(|n| {
            let request = format!("r{n}\n");
            async move { (n, ask(address, &request).await) }
        })
        .collect();
    let mut accepted = server.accepted.subscribe();
    accepted
        .wait_for(|&accepted| accepted == CLIENTS)
        .await
        .unwrap();
    server.stop.cancel();
    accepting.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
    clients
}

#[tokio::test]
async fn every_accepted_request_is_answered() {
    let server = Server::new();
    let clients = stopped(&server).await;
    assert_eq!(server.answered.load(Relaxed), 0);
    server.devices.add_permits(CLIENTS);
    assert!(server.drain(GRACE).await);
    for (n, answer) in clients.join_all().await {
        assert_eq!(answer.unwrap(), format!("r{n} is up"));
    }
    assert_eq!(*server.accepted.borrow(), CLIENTS);
    assert_eq!(server.answered.load(Relaxed), CLIENTS);
}

/// On several threads nothing is lost, either.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_accepted_request_is_answered_on_two_threads() {
    let server = Server::new();
    let clients = stopped(&server).await;
    server.devices.add_permits(CLIENTS);
    assert!(server.drain(GRACE).await);
    for (n, answer) in clients.join_all().await {
        assert_eq!(answer.unwrap(), format!("r{n} is up"));
    }
}

#[tokio::test]
async fn only_the_request_that_is_late_is_cut_off() {
    let server = Server::new();
    let mut clients = stopped(&server).await;
    server.devices.add_permits(CLIENTS - 1);
    for _ in 1..CLIENTS {
        let (n, answer) = clients.join_next().await.unwrap().unwrap();
        assert_eq!(answer.unwrap(), format!("r{n} is up"));
    }
    assert!(!server.drain(Duration::from_millis(50)).await);
    assert!(server.connections.is_empty());
    let (_, late) = clients.join_next().await.unwrap().unwrap();
    assert!(late.is_err() || late.is_ok_and(|line| line.is_empty()));
    assert_eq!(*server.accepted.borrow(), CLIENTS);
    assert_eq!(server.answered.load(Relaxed), CLIENTS - 1);
}

/// What lies in the server's buffer is not accepted.
#[tokio::test]
async fn the_stop_comes_between_two_requests_of_one_client() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new();
    let accepting = tokio::spawn(
        server.clone().accept(TcpListenerStream::new(listener)),
    );
    let client = tokio::spawn(ask(address, "r1\nr1b\n"));
    let mut accepted = server.accepted.subscribe();
    accepted.wait_for(|&accepted| accepted == 1).await.unwrap();
    server.stop.cancel();
    server.devices.add_permits(2);
    assert!(server.drain(GRACE).await);
    accepting.await.unwrap();
    if let Ok(answer) = client.await.unwrap() {
        assert_eq!(answer, "r1 is up");
    }
    assert_eq!(server.answered.load(Relaxed), 1);
}

/// A server that answers at once, and its address.
async fn open() -> (Arc<Server>, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::new();
    server.devices.add_permits(CLIENTS);
    let sockets = TcpListenerStream::new(listener);
    tokio::spawn(server.clone().accept(sockets));
    (server, address)
}

#[tokio::test(start_paused = true)]
async fn an_error_of_accept_is_a_pause_and_not_the_end() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (heard, mut times) = mpsc::unbounded_channel();
    let errors = futures::stream::iter([24, 24, 24]).map(move |code| {
        heard.send(Instant::now()).unwrap();
        Err(io::Error::from_raw_os_error(code))
    });
    let sockets = errors.chain(TcpListenerStream::new(listener));
    let server = Server::new();
    server.devices.add_permits(1);
    tokio::spawn(server.clone().accept(sockets));
    let first = times.recv().await.unwrap();
    for n in 1..3 {
        let next = times.recv().await.unwrap();
        assert_eq!(next - first, n * PAUSE);
    }
    tokio::time::resume();
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(b"r1\n").await.unwrap();
    let mut answer = [0; 9];
    socket.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"r1 is up\n");
}

#[tokio::test]
async fn a_line_without_an_end_ends_its_connection_and_no_other() {
    let (server, address) = open().await;
    let mut other = TcpStream::connect(address).await.unwrap();
    let mut endless = TcpStream::connect(address).await.unwrap();
    let line = vec![b'r'; LONGEST + 1];
    endless.write_all(&line).await.unwrap();
    let mut rest = Vec::new();
    // It is closed with what it has not read, so this may be an error.
    let _ = endless.read_to_end(&mut rest).await;
    assert!(rest.is_empty());
    other.write_all(b"r1\n").await.unwrap();
    let mut answer = [0; 9];
    other.read_exact(&mut answer).await.unwrap();
    assert_eq!(*server.accepted.borrow(), 1);
}

/// A line may come in pieces, and the limit is one for all of them.
#[tokio::test]
async fn who_does_not_finish_a_line_in_time_is_dropped() {
    let (server, address) = open().await;
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"r1").await.unwrap();
    while server.connections.is_empty() {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    let mut rest = Vec::new();
    let end = idle.read_to_end(&mut rest);
    assert!(timeout(2 * IDLE, end).await.is_ok());
    assert!(rest.is_empty());
    assert_eq!(*server.accepted.borrow(), 0);
}

#[tokio::test]
async fn nobody_is_accepted_beyond_the_limit_before_a_seat_is_free() {
    let (server, address) = open().await;
    server.devices.add_permits(2 * MOST);
    let mut answer = [0; 9];
    let mut clients = Vec::new();
    for _ in 0..MOST {
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"r1\n").await.unwrap();
        client.read_exact(&mut answer).await.unwrap();
        clients.push(client);
    }
    let mut beyond = TcpStream::connect(address).await.unwrap();
    beyond.write_all(b"r2\n").await.unwrap();
    // Whoever is in goes on while the next one waits.
    for client in &mut clients {
        client.write_all(b"r1\n").await.unwrap();
        client.read_exact(&mut answer).await.unwrap();
    }
    assert_eq!(server.connections.len(), MOST);
    clients.pop();
    beyond.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"r2 is up\n");
}
