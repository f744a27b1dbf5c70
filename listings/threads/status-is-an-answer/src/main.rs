use std::error::Error;
use std::thread;
use tiny_http::{Response, Server};
use ureq::Agent;

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

fn main() -> Outcome {
    let server = Server::http("127.0.0.1:0")?;
    let url = format!("http://{}/", server.server_addr());
    thread::scope(|scope| {
        scope.spawn(|| refuse(&server, 2));
        ask(&url, true).and_then(|()| ask(&url, false))
    })
}

fn ask(url: &str, as_error: bool) -> Outcome {
    let config = Agent::config_builder().proxy(None);
    let config = config.http_status_as_error(as_error).build();
    match Agent::from(config).get(url).call() {
        Err(error) => println!("error: {error}"),
        Ok(mut response) => {
            let body = response.body_mut().read_to_string()?;
            println!("answer: {}, {body}", response.status());
        }
    }
    Ok(())
}

fn refuse(server: &Server, times: usize) {
    for request in server.incoming_requests().take(times) {
        let busy = Response::from_string("closed until noon");
        let _ = request.respond(busy.with_status_code(503));
    }
}

#[cfg(test)]
mod tests;
