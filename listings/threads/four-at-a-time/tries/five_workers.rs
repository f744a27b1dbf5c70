use std::error::Error;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use tiny_http::{Response, Server};
use ureq::Agent;

const SITES: [&str; 10] = [
    "core-1", "core-2", "edge-1", "edge-2", "edge-3", "lab-1", "lab-2",
    "lab-3", "oob-1", "oob-2",
];
const LIMIT: usize = 5;

struct Net {
    server: Server,
    broken: TcpListener,
    now: AtomicUsize,
    most: AtomicUsize,
}

// ANCHOR: server
fn serve(net: &Net) {
    let mut held = Vec::new();
    for request in net.server.incoming_requests() {
        let now = net.now.fetch_add(1, Ordering::Relaxed) + 1;
        net.most.fetch_max(now, Ordering::Relaxed);
        thread::sleep(Duration::from_millis(150));
        let status = match request.url() {
            "/edge-2" => 503,
            "/oob-2" => {
                held.push(request);
                continue;
            }
            _ => 200,
        };
        net.now.fetch_sub(1, Ordering::Relaxed);
        let _ = request.respond(Response::empty(status));
    }
}

fn hang_up(net: &Net) {
    drop(net.broken.accept());
}
// ANCHOR_END: server

impl Net {
    fn new() -> Result<Net, Box<dyn Error + Send + Sync>> {
        Ok(Net {
            server: Server::http("127.0.0.1:0")?,
            broken: TcpListener::bind("127.0.0.1:0")?,
            now: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        })
    }

    fn url(&self, site: &str) -> String {
        match (site, self.broken.local_addr()) {
            ("lab-3", Ok(address)) => format!("http://{address}/"),
            _ => format!("http://{}/{site}", self.server.server_addr()),
        }
    }
}

// ANCHOR: ask
#[derive(Debug, PartialEq)]
enum Failure {
    Status(u16),
    TooSlow,
    NoAnswer,
}

fn ask(agent: &Agent, url: &str) -> Result<u16, Failure> {
    match agent.get(url).call() {
        Ok(response) => Ok(response.status().as_u16()),
        Err(ureq::Error::StatusCode(code)) => {
            Err(Failure::Status(code))
        }
        Err(ureq::Error::Timeout(_)) => Err(Failure::TooSlow),
        Err(_) => Err(Failure::NoAnswer),
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(1)))
        .build()
        .into()
}
// ANCHOR_END: ask

type Outcome = (&'static str, Result<u16, Failure>);

fn visit(net: &Net, agent: &Agent, site: &'static str) -> Outcome {
    let began = elapsed();
    let outcome = ask(agent, &net.url(site));
    let (opens, closes) = match outcome {
        Ok(_) => ("asked", "answered"),
        Err(_) => ("tried", "failed"),
    };
    println!("{began:>3} ms  {site}  {opens}");
    println!("{:>3} ms  {site}  {closes}", elapsed());
    (site, outcome)
}

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

// ANCHOR: all
fn ask_all(net: &Net, agent: &Agent) -> Vec<Outcome> {
    let sites = Mutex::new(SITES.iter());
    let worker = || {
        let mut outcomes = Vec::new();
        loop {
            let Some(site) = sites.lock().unwrap().next() else {
                return outcomes;
            };
            outcomes.push(visit(net, agent, site));
        }
    };
    let mut outcomes: Vec<Outcome> = thread::scope(|scope| {
        let workers = [(); LIMIT].map(|()| scope.spawn(worker));
        workers
            .into_iter()
            .flat_map(|w| w.join().unwrap())
            .collect()
    });
    outcomes.sort_by_key(|(site, _)| *site);
    outcomes
}
// ANCHOR_END: all

// ANCHOR: main
fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let net = Net::new()?;
    let agent = agent();
    let outcomes = with_server(&net, || ask_all(&net, &agent));
    for (site, outcome) in outcomes {
        println!("{site}: {outcome:?}");
    }
    let most = net.most.load(Ordering::Relaxed);
    println!("never more than {LIMIT} at once: {}", most <= LIMIT);
    Ok(())
}

fn with_server<T>(net: &Net, client: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        for _ in SITES {
            scope.spawn(|| serve(net));
        }
        scope.spawn(|| hang_up(net));
        let _close = Close(net);
        client()
    })
}

/// Lets the servers end, however the client did.
struct Close<'a>(&'a Net);

impl Drop for Close<'_> {
    fn drop(&mut self) {
        let _ = self.0.broken.local_addr().map(TcpStream::connect);
        for _ in SITES {
            self.0.server.unblock();
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
