use super::*;

#[test]
fn an_answer_that_arrives_takes_one_address() {
    assert_eq!(simulate(0), (Some(1), vec![1]));
}

#[test]
fn each_lost_answer_takes_one_more() {
    assert_eq!(simulate(1), (Some(2), vec![1, 2]));
    assert_eq!(simulate(2), (Some(3), vec![1, 2, 3]));
    assert_eq!(simulate(3), (None, vec![1, 2, 3]));
}

/// The same client and server, over sockets of the system.
#[tokio::test]
async fn nothing_of_it_needs_the_simulation() {
    let listener =
        tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = listener.local_addr().unwrap();
    let pool = Arc::new(Mutex::new(Pool::default()));
    let of_server = Arc::clone(&pool);
    let server = tokio::spawn(async move {
        let (client, _) = listener.accept().await.unwrap();
        serve(client, of_server).await.unwrap();
    });
    let told =
        take(async || tokio::net::TcpStream::connect(place).await)
            .await;
    assert_eq!(told, Some(1));
    server.await.unwrap();
    assert_eq!(pool.lock().unwrap().taken, [1]);
}
