use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{sleep, timeout};
use turmoil::net::{TcpListener, TcpStream};

const ATTEMPTS: u32 = 3;

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
    request: u64,
    each: Duration,
) -> Option<u8> {
    for _ in 0..ATTEMPTS {
        let attempt = timeout(each, attempt(&connect, request)).await;
        if let Ok(Ok(address)) = attempt {
            return Some(address);
        }
        sleep(each).await;
    }
    None
}
// ANCHOR_END: client

struct Network {
    each_way: Duration,
    split: Duration,
}

const S: Duration = Duration::from_secs(1);

async fn listen(pool: Arc<Mutex<Pool>>) -> turmoil::Result {
    let listener = TcpListener::bind("0.0.0.0:67").await?;
    loop {
        let (client, _) = listener.accept().await?;
        tokio::spawn(serve(client, Arc::clone(&pool)));
    }
}

// ANCHOR: network
/// What the client is told, and which addresses are then taken: with a
/// second for each attempt, and then with ten.
fn simulate(network: Network) -> Vec<(Option<u8>, Vec<u8>)> {
    let pool = Arc::new(Mutex::new(Pool::default()));
    let seen = Rc::new(RefCell::new(Vec::new()));
    let mut sim = turmoil::Builder::new()
        .rng_seed(1)
        .simulation_duration(60 * S)
        .min_message_latency(network.each_way)
        .max_message_latency(network.each_way)
        .build();
    let (of_server, of_client) = (Arc::clone(&pool), Rc::clone(&seen));
    let taken = Arc::clone(&pool);
    sim.host("server", move || listen(Arc::clone(&of_server)));
    sim.client("client", async move {
        let connect = async || TcpStream::connect("server:67").await;
        for each in [S, 10 * S] {
            let told = take(connect, 7, each).await;
            let taken = taken.lock().unwrap().taken.clone();
            of_client.borrow_mut().push((told, taken));
        }
        Ok(())
    });
    sim.client("repair", async move {
        sleep(network.split).await;
        turmoil::repair("client", "server");
        Ok(())
    });
    if !network.split.is_zero() {
        sim.partition("client", "server");
    }
    sim.run().unwrap();
    seen.take()
}
// ANCHOR_END: network

// ANCHOR: main
fn main() {
    let networks = [
        ("quick", S / 20, Duration::ZERO),
        ("slow", S * 2 / 5, Duration::ZERO),
        ("split for a moment", S / 20, S * 3 / 2),
        ("split for longer", S / 20, 20 * S),
    ];
    for (name, each_way, split) in networks {
        println!("{name}:");
        for (told, taken) in simulate(Network { each_way, split }) {
            let told = told.map_or("nothing".into(), |n| n.to_string());
            println!("  told {told}, taken {taken:?}");
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
