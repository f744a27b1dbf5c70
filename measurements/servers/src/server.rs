//! The server that all clients ask. It counts its connections, so that a client
//! can show that it opens none while it is timed.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{self, Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use axum::serve::ListenerExt;
use tokio::net::TcpSocket;
use tokio::runtime::Builder;
use tokio::sync::Barrier;

/// What this program is told to do as a server: to print where it is, and to
/// serve until its input ends. The Python program starts it, too.
pub const SERVE: &str = "serve";

/// What the server answers.
pub const ANSWER: &str = "up\n";

/// How many connections may wait until they are accepted. Where more come at
/// once, as they do with the usual 128, the system drops some, and those who ask
/// try again after a second.
const BACKLOG: u32 = 4096;

/// Where a server is.
#[derive(Clone)]
pub struct Place {
    /// What is asked for `ANSWER`; with `all/N` behind it, the answer comes when
    /// N such requests are there, each on a connection of its own.
    pub url: String,
    /// Who connects here is told how many connections there have been there.
    pub counts: String,
}

impl Place {
    /// How many connections clients have opened so far.
    pub fn connections(&self) -> u64 {
        let mut text = String::new();
        TcpStream::connect(&self.counts)
            .and_then(|mut count| count.read_to_string(&mut text))
            .expect("the server counts");
        text.trim().parse().expect("it counts in numbers")
    }
}

/// Asserts that there has been a connection for each request in flight, and no
/// other: before the timed part, that all are open, and after it, that none was
/// opened in it.
pub fn assert_connections(count: u64, in_flight: u64, when: &str) {
    assert_eq!(
        count, in_flight,
        "{when} the timed part there have been {count} connections for {in_flight} requests in \
         flight"
    );
}

/// A server, to be run, and where it is. It has to be called on a runtime.
pub fn start() -> io::Result<(Place, impl Future<Output = io::Result<()>>)> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let listener = socket.listen(BACKLOG)?;
    let counts = net::TcpListener::bind("127.0.0.1:0")?;
    let place = Place {
        url: format!("http://{}/", listener.local_addr()?),
        counts: counts.local_addr()?.to_string(),
    };
    let opened = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&opened);
    let listener = listener.tap_io(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
    });
    thread::spawn(move || {
        for asker in counts.incoming().flatten() {
            let _ = writeln!(&asker, "{}", opened.load(Ordering::Relaxed));
        }
    });
    let all = Arc::new(OnceLock::new());
    let meet = async move |Path(count): Path<usize>| {
        all.get_or_init(|| Barrier::new(count)).wait().await;
        ANSWER
    };
    let app = Router::new()
        .route("/", get(async || ANSWER))
        .route("/all/{count}", get(meet));
    Ok((place, async { axum::serve(listener, app).await }))
}

/// Serves on one thread, as the program that this is told to be.
pub fn serve() -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (place, serving) = start()?;
        println!("{} {}", place.url, place.counts);
        let (end, ended) = tokio::sync::oneshot::channel();
        thread::spawn(move || {
            let _ = io::stdin().read(&mut [0]);
            let _ = end.send(());
        });
        tokio::select! {
            result = serving => result,
            _ = ended => Ok(()),
        }
    })
}

/// A server in a process of its own, and where it is.
pub fn process() -> (Child, Place) {
    let mut server = Command::new(env::current_exe().expect("this program"))
        .arg(SERVE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("it is a pipe"))
        .read_line(&mut line)
        .expect("it prints where it is");
    let (url, counts) = line.trim().split_once(' ').expect("it prints two places");
    let place = Place {
        url: url.to_owned(),
        counts: counts.to_owned(),
    };
    (server, place)
}
