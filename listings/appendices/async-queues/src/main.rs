use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::{Barrier, Mutex, Semaphore, mpsc, watch};
use tokio::{join, spawn};

// ANCHOR: queues
async fn queues() {
    let (queue, mut jobs) = mpsc::channel(2);
    queue.send("r1").await.unwrap();
    println!("Queue, put, get: {:?}", jobs.recv().await);
    println!("get_nowait: {:?}", jobs.try_recv());

    queue.send("r2").await.unwrap();
    queue.send("r3").await.unwrap();
    println!("put_nowait: {:?}", queue.try_send("r4").is_ok());

    drop(queue);
    let rest = [jobs.recv().await, jobs.recv().await];
    println!("shutdown: {rest:?}, then {:?}", jobs.recv().await);
}
// ANCHOR_END: queues

// ANCHOR: done
async fn done() {
    let (queue, mut jobs) = mpsc::channel(9);
    let (done, mut all_done) = mpsc::channel::<()>(1);
    let worker = spawn(async move {
        let mut polled = Vec::new();
        while let Some((device, done)) = jobs.recv().await {
            polled.push(device);
            drop(done);
        }
        polled
    });
    for device in ["r1", "r2"] {
        queue.send((device, done.clone())).await.unwrap();
    }
    drop(done);
    let nothing = all_done.recv().await;
    println!("task_done, join: all done {}", nothing.is_none());

    drop(queue);
    println!("QueueShutDown: {:?}", worker.await.unwrap());
}
// ANCHOR_END: done

// ANCHOR: signals
async fn signals() {
    let count = Mutex::new(0);
    *count.lock().await += 1;
    println!("Lock: {}", count.lock().await);

    let permits = Semaphore::new(2);
    let held = permits.acquire_many(2).await.unwrap();
    println!("Semaphore, locked: {}", permits.available_permits() == 0);
    drop(held);

    let (event, mut seen) = watch::channel(false);
    event.send_replace(true);
    seen.wait_for(|is_set| *is_set).await.unwrap();
    println!("Event, set, wait: {}", *event.borrow());

    let (up, mut changed) = watch::channel(0);
    spawn(async move {
        for _ in 0..2 {
            up.send_modify(|up| *up += 1);
        }
    });
    let up = *changed.wait_for(|up| *up == 2).await.unwrap();
    println!("Condition, notify_all, wait_for: {up}");

    let both = Barrier::new(2);
    let (first, second) = join!(both.wait(), both.wait());
    let leaders = [first.is_leader(), second.is_leader()];
    println!("Barrier: one leader {}", leaders[0] != leaders[1]);
}
// ANCHOR_END: signals

// ANCHOR: streams
async fn answer(stream: TcpStream) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    stream.write_all(b"hostname ").await?;
    stream.write_all(line.as_bytes()).await?;
    stream.shutdown().await
}

async fn streams() -> io::Result<()> {
    let server = TcpListener::bind("127.0.0.1:0").await?;
    let address = server.local_addr()?;
    let serving = spawn(async move {
        while let Ok((stream, _)) = server.accept().await {
            spawn(answer(stream));
        }
    });
    println!("start_server: on {}", address.ip());

    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"r1\n").await?;
    println!("open_connection, write, drain: done");

    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await? {
        println!("async for: {line}");
    }
    serving.abort();
    Ok(())
}
// ANCHOR_END: streams

// ANCHOR: datagrams
async fn datagrams() -> io::Result<()> {
    let server = UdpSocket::bind("127.0.0.1:0").await?;
    let address = server.local_addr()?;
    println!("create_datagram_endpoint: on {}", address.ip());

    let client = UdpSocket::bind("127.0.0.1:0").await?;
    client.send_to(b"r1", address).await?;
    let mut bytes = [0; 512];
    let (length, _) = server.recv_from(&mut bytes).await?;
    let device = String::from_utf8_lossy(&bytes[..length]);
    println!("sendto, datagram_received: {device}");
    Ok(())
}
// ANCHOR_END: datagrams

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    queues().await;
    done().await;
    signals().await;
    streams().await?;
    datagrams().await
}

#[cfg(test)]
mod tests;
