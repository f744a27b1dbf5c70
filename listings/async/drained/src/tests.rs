use super::*;

use tokio::task::JoinSet;

const CLIENTS: usize = 20;

type Clients = JoinSet<(usize, io::Result<String>)>;

/// A server that is told to stop while all clients wait for an answer.
async fn stopped(server: &Arc<Server>) -> Clients {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepting = tokio::spawn(Arc::clone(server).accept(listener));
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
    accepting.await.unwrap().unwrap();
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
    let accepting = tokio::spawn(server.clone().accept(listener));
    let client = tokio::spawn(ask(address, "r1\nr1b\n"));
    let mut accepted = server.accepted.subscribe();
    accepted.wait_for(|&accepted| accepted == 1).await.unwrap();
    server.stop.cancel();
    server.devices.add_permits(2);
    assert!(server.drain(GRACE).await);
    accepting.await.unwrap().unwrap();
    if let Ok(answer) = client.await.unwrap() {
        assert_eq!(answer, "r1 is up");
    }
    assert_eq!(server.answered.load(Relaxed), 1);
}
