use std::cell::Cell;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;
use turmoil::net::{TcpListener, TcpStream};

const ASK: u8 = 1;
const EACH: Duration = Duration::from_secs(1);
const ATTEMPTS: u32 = 1;

// ANCHOR: server
#[derive(Default)]
struct Pool {
    taken: Vec<u8>,
}

impl Pool {
    fn take(&mut self) -> u8 {
        let free = 1 + self.taken.len() as u8;
        self.taken.push(free);
        free
    }
}

async fn serve(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    pool: Arc<Mutex<Pool>>,
) -> io::Result<()> {
    client.read_u8().await?;
    let address = pool.lock().unwrap().take();
    client.write_u8(address).await
}
// ANCHOR_END: server

// ANCHOR: client
async fn attempt<S: AsyncRead + AsyncWrite + Unpin>(
    connect: &impl AsyncFn() -> io::Result<S>,
) -> io::Result<u8> {
    let mut server = connect().await?;
    server.write_u8(ASK).await?;
    server.read_u8().await
}

async fn take<S: AsyncRead + AsyncWrite + Unpin>(
    connect: impl AsyncFn() -> io::Result<S>,
) -> Option<u8> {
    for _ in 0..ATTEMPTS {
        let attempt = timeout(EACH, attempt(&connect)).await;
        if let Ok(Ok(address)) = attempt {
            return Some(address);
        }
    }
    None
}
// ANCHOR_END: client

// ANCHOR: network
async fn listen(pool: Arc<Mutex<Pool>>) -> turmoil::Result {
    let listener = TcpListener::bind("0.0.0.0:67").await?;
    loop {
        let (client, _) = listener.accept().await?;
        tokio::spawn(serve(client, Arc::clone(&pool)));
    }
}

fn simulate(lost: u32) -> (Option<u8>, Vec<u8>) {
    let pool = Arc::new(Mutex::new(Pool::default()));
    let told = Rc::new(Cell::new(None));
    let mut sim = turmoil::Builder::new().rng_seed(1).build();
    let (of_server, of_client) = (Arc::clone(&pool), Rc::clone(&told));
    sim.host("server", move || listen(Arc::clone(&of_server)));
    sim.client("client", async move {
        let lost = Cell::new(lost);
        let connect = async || {
            turmoil::repair_oneway("server", "client");
            let stream = TcpStream::connect("server:67").await?;
            if let Some(left) = lost.get().checked_sub(1) {
                lost.set(left);
                turmoil::partition_oneway("server", "client");
            }
            Ok(stream)
        };
        of_client.set(take(connect).await);
        Ok(())
    });
    sim.run().unwrap();
    (told.get(), pool.lock().unwrap().taken.clone())
}
// ANCHOR_END: network

// ANCHOR: main
fn main() {
    for lost in 0..=3 {
        let (told, taken) = simulate(lost);
        let told = told.map_or("nothing".into(), |n| n.to_string());
        println!("{lost} lost: told {told}, taken {taken:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
