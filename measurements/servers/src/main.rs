//! A client that asks a server on the same machine, with so many requests in
//! flight, by threads and by tasks.

#[path = "../../protocol.rs"]
mod protocol;

use std::env;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use protocol::Values;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

const IN_FLIGHT: &[u64] = &[1, 10, 100, 1000];

/// Requests in all, with so many in flight; the first one of each connection
/// is not counted, as it has to connect.
fn requests(in_flight: u64) -> u64 {
    (in_flight * 20).max(4000)
}

/// What this program is told to do as a server: to print its address and serve
/// until its input ends. The Python program starts it, too.
const SERVE: &str = "serve";

fn main() -> io::Result<()> {
    if env::args().nth(1).as_deref() == Some(SERVE) {
        return serve();
    }
    protocol::run(&[
        ("threads", IN_FLIGHT, |in_flight| {
            asked(in_flight, by_threads)
        }),
        ("async", IN_FLIGHT, |in_flight| asked(in_flight, by_tasks)),
    ]);
    Ok(())
}

fn serve() -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}/", listener.local_addr()?);
        let (end, ended) = tokio::sync::oneshot::channel();
        thread::spawn(move || {
            let _ = io::stdin().read(&mut [0]);
            let _ = end.send(());
        });
        let app = Router::new().route("/", get(async || "up\n"));
        tokio::select! {
            result = axum::serve(listener, app) => result,
            _ = ended => Ok(()),
        }
    })
}

/// The times of all requests, and of the whole.
struct Asked {
    total: f64,
    each: Vec<Duration>,
}

fn asked(in_flight: u64, way: fn(&str, u64) -> Asked) -> Values {
    let (mut server, url) = server();
    let mut asked = way(&url, in_flight);
    drop(server.stdin.take());
    server.wait().expect("it ends");
    asked.each.sort();
    let quantile = |share: f64| {
        let last = asked.each.len() - 1;
        asked.each[(last as f64 * share).round() as usize].as_secs_f64()
    };
    vec![
        ("rate", asked.each.len() as f64 / asked.total),
        ("median", quantile(0.5)),
        ("p99", quantile(0.99)),
    ]
}

fn server() -> (Child, String) {
    let mut server = Command::new(env::current_exe().expect("this program"))
        .arg(SERVE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut url = String::new();
    BufReader::new(server.stdout.take().expect("it is a pipe"))
        .read_line(&mut url)
        .expect("it prints its address");
    (server, url.trim().to_owned())
}

/// A thread for each request in flight.
fn by_threads(url: &str, in_flight: u64) -> Asked {
    let agent = ureq::Agent::config_builder()
        .max_idle_connections(in_flight as usize)
        .max_idle_connections_per_host(in_flight as usize)
        .build()
        .new_agent();
    let ask = || {
        let mut answer = agent.get(url).call().expect("the server answers");
        let text = answer.body_mut().read_to_string();
        assert_eq!(text.expect("it is text"), "up\n");
    };
    let share = requests(in_flight) / in_flight;
    let ready = Barrier::new(in_flight as usize);
    let ask_all = || {
        ask();
        ready.wait();
        let began = Instant::now();
        let own: Vec<Duration> = (0..share)
            .map(|_| {
                let asked = Instant::now();
                ask();
                asked.elapsed()
            })
            .collect();
        (began, Instant::now(), own)
    };
    let all: Vec<(Instant, Instant, Vec<Duration>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..in_flight).map(|_| scope.spawn(ask_all)).collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined.map(|own| own.expect("it does not panic")).collect()
    });
    let began = all.iter().map(|(began, ..)| *began).min();
    let ended = all.iter().map(|(_, ended, _)| *ended).max();
    Asked {
        total: (ended.expect("a thread") - began.expect("a thread")).as_secs_f64(),
        each: all.into_iter().flat_map(|(.., own)| own).collect(),
    }
}

/// A task for each request in flight, all on one thread.
fn by_tasks(url: &str, in_flight: u64) -> Asked {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let client = reqwest::Client::new();
        let ask = async |client: &reqwest::Client, url: &str| {
            let answer = client.get(url).send().await.expect("the server answers");
            let text = answer.text().await;
            assert_eq!(text.expect("it is text"), "up\n");
        };
        let mut connect = JoinSet::new();
        for _ in 0..in_flight {
            let (client, url) = (client.clone(), url.to_owned());
            connect.spawn(async move { ask(&client, &url).await });
        }
        connect.join_all().await;
        let share = requests(in_flight) / in_flight;
        let began = Instant::now();
        let mut tasks = JoinSet::new();
        for _ in 0..in_flight {
            let (client, url) = (client.clone(), url.to_owned());
            tasks.spawn(async move {
                let mut own = Vec::new();
                for _ in 0..share {
                    let asked = Instant::now();
                    ask(&client, &url).await;
                    own.push(asked.elapsed());
                }
                own
            });
        }
        let each = tasks.join_all().await.concat();
        Asked {
            total: began.elapsed().as_secs_f64(),
            each,
        }
    })
}

#[cfg(test)]
mod tests;
