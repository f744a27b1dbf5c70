//! A client that asks a server on the same machine, with so many requests in
//! flight, by threads and by tasks. Each request in flight has a connection of
//! its own, which is opened before the timed part: the server counts.

#[path = "../../protocol.rs"]
mod protocol;
mod server;

use std::env;
use std::io;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use protocol::Values;
use server::{ANSWER, Place, SERVE, assert_connections};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

const IN_FLIGHT: &[u64] = &[1, 10, 100, 1000];

/// Requests in all, with so many in flight, without the first one of each
/// connection. A hundred and more of them are above the ninety-ninth percentile.
fn requests(in_flight: u64) -> u64 {
    (in_flight * 20).max(10_000)
}

fn main() -> io::Result<()> {
    if env::args().nth(1).as_deref() == Some(SERVE) {
        return server::serve();
    }
    protocol::run(&[
        ("threads", IN_FLIGHT, |in_flight| {
            asked(in_flight, by_threads)
        }),
        ("async, current_thread", IN_FLIGHT, |in_flight| {
            let runtime = Builder::new_current_thread().enable_all().build();
            let runtime = runtime.expect("a runtime");
            asked(in_flight, |place, in_flight| {
                by_tasks(&runtime, place, in_flight)
            })
        }),
        ("async, multi_thread", IN_FLIGHT, |in_flight| {
            let runtime = Builder::new_multi_thread().enable_all().build();
            let runtime = runtime.expect("a runtime");
            asked(in_flight, |place, in_flight| {
                by_tasks(&runtime, place, in_flight)
            })
        }),
    ]);
    Ok(())
}

/// How long it took until every connection had its first answer, how long all
/// further requests took together, and each.
struct Asked {
    first: Duration,
    total: Duration,
    each: Vec<Duration>,
}

fn asked(in_flight: u64, way: impl FnOnce(&Place, u64) -> Asked) -> Values {
    let (mut server, place) = server::process();
    let mut asked = way(&place, in_flight);
    assert_connections(place.connections(), in_flight, "after");
    drop(server.stdin.take());
    server.wait().expect("it ends");
    asked.each.sort();
    let quantile = |share: f64| {
        let last = asked.each.len() - 1;
        asked.each[(last as f64 * share).round() as usize].as_secs_f64()
    };
    vec![
        ("first", asked.first.as_secs_f64()),
        ("rate", asked.each.len() as f64 / asked.total.as_secs_f64()),
        ("median", quantile(0.5)),
        ("p99", quantile(0.99)),
    ]
}

/// A thread for each request in flight, and an agent for each thread: a pool
/// that all share would give a thread the connection of another.
fn by_threads(place: &Place, in_flight: u64) -> Asked {
    let ready = Barrier::new(in_flight as usize + 1);
    let ask_all = || {
        let agent = ureq::Agent::new_with_defaults();
        let ask = |url: &str| {
            let mut answer = agent.get(url).call().expect("the server answers");
            let text = answer.body_mut().read_to_string();
            assert_eq!(text.expect("it is text"), ANSWER);
        };
        ask(&format!("{}all/{in_flight}", place.url));
        ready.wait();
        // The count is read between the two.
        ready.wait();
        let began = Instant::now();
        let own: Vec<Duration> = (0..requests(in_flight) / in_flight)
            .map(|_| {
                let asked = Instant::now();
                ask(&place.url);
                asked.elapsed()
            })
            .collect();
        (began, Instant::now(), own)
    };
    let started = Instant::now();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..in_flight).map(|_| scope.spawn(ask_all)).collect();
        ready.wait();
        let first = started.elapsed();
        let open = place.connections();
        ready.wait();
        let joined = threads.into_iter().map(|thread| thread.join());
        let all: Vec<(Instant, Instant, Vec<Duration>)> =
            joined.map(|own| own.expect("it does not panic")).collect();
        // Before, it would leave the threads waiting.
        assert_connections(open, in_flight, "before");
        let began = all.iter().map(|(began, ..)| *began).min();
        let ended = all.iter().map(|(_, ended, _)| *ended).max();
        Asked {
            first,
            total: ended.expect("a thread") - began.expect("a thread"),
            each: all.into_iter().flat_map(|(.., own)| own).collect(),
        }
    })
}

/// A task for each request in flight, with one client for all, which keeps a
/// connection for each.
fn by_tasks(runtime: &Runtime, place: &Place, in_flight: u64) -> Asked {
    async fn ask(client: &reqwest::Client, url: &str) {
        let answer = client.get(url).send().await.expect("the server answers");
        let text = answer.text().await;
        assert_eq!(text.expect("it is text"), ANSWER);
    }
    let client = reqwest::Client::new();
    // Not on the thread that blocks: it is none of the runtime's workers.
    let spawn_all = |url: String, count: u64| {
        let mut tasks = JoinSet::new();
        for _ in 0..in_flight {
            let (client, url) = (client.clone(), url.clone());
            let of_task = async move {
                let mut own = Vec::new();
                for _ in 0..count {
                    let asked = Instant::now();
                    ask(&client, &url).await;
                    own.push(asked.elapsed());
                }
                own
            };
            tasks.spawn_on(of_task, runtime.handle());
        }
        runtime.block_on(tasks.join_all())
    };
    let started = Instant::now();
    spawn_all(format!("{}all/{in_flight}", place.url), 1);
    let first = started.elapsed();
    assert_connections(place.connections(), in_flight, "before");
    let began = Instant::now();
    let each = spawn_all(place.url.clone(), requests(in_flight) / in_flight);
    Asked {
        first,
        total: began.elapsed(),
        each: each.concat(),
    }
}

#[cfg(test)]
mod tests;
