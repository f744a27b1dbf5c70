use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;
use turmoil::net::{TcpListener, TcpStream};

const EACH: Duration = Duration::from_secs(1);
const ATTEMPTS: u32 = 3;
const NETWORKS: u64 = 100;

// ANCHOR: server
#[derive(Default)]
struct Pool {
    taken: Vec<u8>,
    answered: HashMap<u64, u8>,
}

impl Pool {
    fn take(&mut self, request: u64) -> u8 {
        *self.answered.entry(request).or_insert_with(|| {
            let free = 1 + self.taken.len() as u8;
            self.taken.push(free);
            free
        })
    }
}

async fn serve(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    pool: Arc<Mutex<Pool>>,
) -> io::Result<()> {
    let request = client.read_u64().await?;
    let address = pool.lock().unwrap().take(request);
    client.write_u8(address).await
}
// ANCHOR_END: server

// ANCHOR: client
async fn attempt<S: AsyncRead + AsyncWrite + Unpin>(
    connect: &impl AsyncFn() -> io::Result<S>,
    request: u64,
) -> io::Result<u8> {
    let mut server = connect().await?;
    server.write_u64(request).await?;
    server.read_u8().await
}

async fn take<S: AsyncRead + AsyncWrite + Unpin>(
    connect: impl AsyncFn() -> io::Result<S>,
    mut id: impl FnMut() -> u64,
) -> Option<u8> {
    for _ in 0..ATTEMPTS {
        let request = id();
        let attempt = timeout(EACH, attempt(&connect, request)).await;
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

/// Asks over a network that loses what its seed says.
fn simulate(seed: u64, id: impl FnMut() -> u64 + 'static) -> Vec<u8> {
    let pool = Arc::new(Mutex::new(Pool::default()));
    let mut sim = turmoil::Builder::new()
        .rng_seed(seed)
        .fail_rate(0.2)
        .repair_rate(0.5)
        .build();
    let of_server = Arc::clone(&pool);
    sim.host("server", move || listen(Arc::clone(&of_server)));
    sim.client("client", async {
        take(async || TcpStream::connect("server:67").await, id).await;
        Ok(())
    });
    sim.run().unwrap();
    pool.lock().unwrap().taken.clone()
}
// ANCHOR_END: network

// ANCHOR: main
fn one_for_each_request() -> impl FnMut() -> u64 {
    || 7
}

fn one_for_each_attempt() -> impl FnMut() -> u64 {
    let mut ids = 7..;
    move || ids.next().unwrap()
}

/// The first seed with which more than one address is taken.
fn first_fault<I: FnMut() -> u64 + 'static>(
    id: fn() -> I,
) -> Option<u64> {
    (0..NETWORKS).find(|seed| simulate(*seed, id()).len() > 1)
}

fn main() {
    println!(
        "for each request: {:?}",
        first_fault(one_for_each_request)
    );
    let seed = first_fault(one_for_each_attempt).unwrap();
    println!("for each attempt: seed {seed}");
    for _ in 0..2 {
        let taken = simulate(seed, one_for_each_attempt());
        println!("seed {seed} again: taken {taken:?}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
