use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use futures::{Stream, StreamExt};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit as Seat, Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_stream::wrappers::TcpListenerStream;
use tokio_util::codec::{FramedRead, LinesCodec};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

const GRACE: Duration = Duration::from_secs(10);

// ANCHOR: limits
const MOST: usize = 100;
const LONGEST: usize = 1024;
const IDLE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_secs(1);
// ANCHOR_END: limits

type Talk = Result<(), Box<dyn Error + Send + Sync>>;

// ANCHOR: server
struct Server {
    /// Asks everybody to end.
    stop: CancellationToken,
    /// Drops what has not ended in time.
    cut: CancellationToken,
    connections: TaskTracker,
    /// Each connection holds a permit.
    seats: Arc<Semaphore>,
    accepted: watch::Sender<usize>,
    answered: AtomicUsize,
    /// Each answer takes a permit, so that it can be held back.
    devices: Semaphore,
}
// ANCHOR_END: server

impl Server {
    fn new() -> Arc<Self> {
        Arc::new(Server {
            stop: CancellationToken::new(),
            cut: CancellationToken::new(),
            connections: TaskTracker::new(),
            seats: Arc::new(Semaphore::new(MOST)),
            accepted: watch::Sender::new(0),
            answered: AtomicUsize::new(0),
            devices: Semaphore::new(0),
        })
    }

    // ANCHOR: talk
    async fn talk(&self, mut socket: TcpStream) -> Talk {
        socket.set_nodelay(true)?;
        let (requests, mut answers) = socket.split();
        let lines = LinesCodec::new_with_max_length(9 * LONGEST);
        let mut requests = FramedRead::new(requests, lines);
        loop {
            let request = timeout(IDLE, requests.next());
            let request = self.stop.run_until_cancelled(request).await;
            let Some(device) = request.transpose()?.flatten() else {
                return Ok(());
            };
            let device = device?;
            self.accepted.send_modify(|accepted| *accepted += 1);
            let answer = self.ask(&device).await;
            let answer = answers.write_all(answer.as_bytes());
            timeout(IDLE, answer).await??;
            self.answered.fetch_add(1, Relaxed);
        }
    }
    // ANCHOR_END: talk

    async fn ask(&self, device: &str) -> String {
        let permit = self.devices.acquire().await;
        permit.expect("the semaphore is open").forget();
        format!("{device} is up\n")
    }

    // ANCHOR: accept
    /// Accepts until it is told to stop. Then the listener is closed.
    async fn accept<S>(self: Arc<Self>, mut sockets: S)
    where
        S: Stream<Item = io::Result<TcpStream>> + Unpin,
    {
        loop {
            let next = async {
                let seat = Arc::clone(&self.seats).acquire_owned();
                let seat = seat.await.expect("it is open");
                Some((sockets.next().await?, seat))
            };
            match self.stop.run_until_cancelled(next).await.flatten() {
                None => return,
                Some((Ok(socket), seat)) => {
                    let connection = self.clone().connect(socket, seat);
                    self.connections.spawn(connection);
                }
                Some((Err(error), _)) => {
                    eprintln!("not accepted: {error}");
                    let pause = sleep(PAUSE);
                    self.stop.run_until_cancelled(pause).await;
                }
            }
        }
    }

    async fn connect(self: Arc<Self>, socket: TcpStream, _seat: Seat) {
        let talk = self.cut.run_until_cancelled(self.talk(socket));
        if let Some(Err(error)) = talk.await {
            eprintln!("a connection has ended: {error}");
        }
    }
    // ANCHOR_END: accept

    // ANCHOR: drain
    /// Waits for the connections, and cuts off those that are late.
    async fn drain(&self, grace: Duration) -> bool {
        self.connections.close();
        let all = timeout(grace, self.connections.wait()).await.is_ok();
        self.cut.cancel();
        self.connections.wait().await;
        all
    }
    // ANCHOR_END: drain
}

/// Sends one request, and reads until the server hangs up.
async fn ask(server: SocketAddr, request: &str) -> io::Result<String> {
    let mut socket = TcpStream::connect(server).await?;
    socket.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await?;
    Ok(answer.trim_end().to_owned())
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = Server::new();
    let sockets = TcpListenerStream::new(listener);
    let accepting = tokio::spawn(server.clone().accept(sockets));
    let clients = ["", "r1\n", "r2\n", "r3\n"]
        .map(|request| tokio::spawn(ask(address, request)));
    let mut accepted = server.accepted.subscribe();
    accepted.wait_for(|accepted| *accepted == 3).await?;

    println!("stop, with 3 requests in flight");
    server.stop.cancel();
    accepting.await?;
    let late = ask(address, "r4\n").await.is_err();
    println!("a late client is turned away: {late}");
    server.devices.add_permits(3);
    println!("all in time: {}", server.drain(GRACE).await);
    for client in clients {
        println!("answer: {:?}", client.await??);
    }
    let answered = server.answered.load(Relaxed);
    println!("accepted {}, answered {answered}", *accepted.borrow());
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
