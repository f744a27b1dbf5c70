use std::io::{self, Write};
use std::{error::Error, thread, time::Duration};
use tiny_http::Server;
use ureq::Agent;

// ANCHOR: main
const LIMIT: Option<Duration> = Some(Duration::from_secs(1));
const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

fn drip(server: &Server) -> io::Result<()> {
    let request = server.recv_timeout(Duration::from_secs(5))?;
    let request = request.ok_or(io::ErrorKind::TimedOut)?;
    let mut client = request.into_writer();
    client.write_all(HEAD)?;
    b"core-1: up".iter().try_for_each(|&letter| {
        client.write_all(&[letter])?;
        client.flush()
    })
}

fn ask(server: &Server, agent: Agent) -> Result<String, ureq::Error> {
    let url = format!("http://{}/", server.server_addr());
    thread::scope(|scope| {
        scope.spawn(|| drip(server));
        agent.get(&url).call()?.body_mut().read_to_string()
    })
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let server = Server::http("127.0.0.1:0")?;
    let config = || Agent::config_builder().proxy(None);
    let each_read = config().timeout_per_read(LIMIT).build();
    println!("each read: {:?}", ask(&server, each_read.into()));
    let in_all = config().timeout_global(LIMIT).build();
    println!("in all: {:?}", ask(&server, in_all.into()));
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
