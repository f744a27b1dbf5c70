use super::*;

/// Each of them panics, or never ends, where a call does not what it should.
#[tokio::test]
async fn each_group_comes_to_its_end() {
    queues().await;
    done().await;
    signals().await;
    streams().await.unwrap();
    datagrams().await.unwrap();
}

#[tokio::test]
async fn the_server_answers_with_the_line_and_then_hangs_up() {
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = server.local_addr().unwrap();
    let serving = spawn(async move {
        let (stream, _) = server.accept().await.unwrap();
        answer(stream).await.unwrap();
    });
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"r2\n").await.unwrap();
    let mut lines = BufReader::new(stream).lines();
    let line = lines.next_line().await.unwrap();
    assert_eq!(line.as_deref(), Some("hostname r2"));
    assert_eq!(lines.next_line().await.unwrap(), None);
    serving.await.unwrap();
}
