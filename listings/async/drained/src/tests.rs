use super::*;

const CLIENTS: usize = 20;

/// A server that is told to stop while all clients wait for an answer.
async fn stopped(
    server: &Arc<Server>,
) -> Vec<tokio::task::JoinHandle<io::Result<String>>> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let accepting = tokio::spawn(Arc::clone(server).accept(listener));
    let clients = (0..CLIENTS)
        .map(|n| {
            tokio::spawn(async move {
                ask(address, &format!("r{n}\n")).await
            })
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
    for (n, client) in clients.into_iter().enumerate() {
        let answer = client.await.unwrap().unwrap();
        assert_eq!(answer, format!("r{n} is up"));
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
    for (n, client) in clients.into_iter().enumerate() {
        let answer = client.await.unwrap().unwrap();
        assert_eq!(answer, format!("r{n} is up"));
    }
}

#[tokio::test]
async fn a_request_that_is_late_is_cut_off_and_counted() {
    let server = Server::new();
    let clients = stopped(&server).await;
    server.devices.add_permits(CLIENTS - 1);
    assert!(!server.drain(Duration::from_millis(50)).await);
    assert!(server.connections.is_empty());
    let answered = server.answered.load(Relaxed);
    let mut answers = 0;
    for client in clients {
        answers += usize::from(
            client.await.unwrap().is_ok_and(|a| !a.is_empty()),
        );
    }
    assert!(answers < CLIENTS);
    assert_eq!(answers, answered);
}
