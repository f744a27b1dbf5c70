use std::collections::HashSet;
use std::error::Error;
use std::thread;
use std::time::Duration;
use tiny_http::{Response, Server};
use ureq::Agent;

// ANCHOR: main
fn serve(server: &Server, requests: usize) -> usize {
    let mut clients = HashSet::new();
    for _ in 0..requests {
        let next = server.recv_timeout(Duration::from_secs(5));
        let Ok(Some(request)) = next else { break };
        clients.insert(request.remote_addr().copied());
        let _ = request.respond(Response::from_string("up"));
    }
    clients.len()
}

fn count(
    agents: &[Agent],
) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let server = Server::http("127.0.0.1:0")?;
    let url = format!("http://{}/", server.server_addr());
    thread::scope(|scope| {
        let clients = scope.spawn(|| serve(&server, agents.len()));
        for agent in agents {
            agent.get(&url).call()?;
        }
        Ok(clients.join().unwrap())
    })
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let agent = || Agent::config_builder().proxy(None).build().into();
    println!("one agent: {}", count(&vec![agent(); 5])?);
    println!("an agent each: {}", count(&[(); 5].map(|()| agent()))?);
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
