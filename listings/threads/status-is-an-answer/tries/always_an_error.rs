use std::error::Error;
use std::thread;
use std::time::Duration;
use tiny_http::{Response, Server};
use ureq::Agent;

// ANCHOR: main
fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let server = Server::http("127.0.0.1:0")?;
    let url = format!("http://{}/", server.server_addr());
    thread::scope(|scope| {
        scope.spawn(|| refuse(&server, 2));
        println!("{}", ask(&url, true)?);
        println!("{}", ask(&url, false)?);
        Ok(())
    })
}

fn ask(url: &str, _: bool) -> Result<String, ureq::Error> {
    let config = Agent::config_builder().proxy(None);
    let config = config.http_status_as_error(true).build();
    match Agent::from(config).get(url).call() {
        Err(error) => Ok(format!("error: {error}")),
        Ok(mut response) => {
            let body = response.body_mut().read_to_string()?;
            Ok(format!("answer: {}, {body}", response.status()))
        }
    }
}

fn refuse(server: &Server, times: usize) {
    let patience = Duration::from_secs(5);
    for _ in 0..times {
        let next = server.recv_timeout(patience);
        let Ok(Some(request)) = next else { break };
        let busy = Response::from_string("closed until noon");
        let _ = request.respond(busy.with_status_code(503));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
