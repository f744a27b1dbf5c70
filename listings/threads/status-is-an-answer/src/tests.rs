use super::*;

fn url(server: &Server) -> String {
    format!("http://{}/", server.server_addr())
}

#[test]
fn by_default_the_status_is_an_error() {
    let server = Server::http("127.0.0.1:0").unwrap();
    thread::scope(|scope| {
        scope.spawn(|| refuse(&server, 1));
        let config = Agent::config_builder().proxy(None).build();
        let error = Agent::from(config).get(url(&server)).call();
        let error = error.err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("http status: 503"));
    });
}

#[test]
fn neither_way_of_asking_fails() {
    let server = Server::http("127.0.0.1:0").unwrap();
    thread::scope(|scope| {
        scope.spawn(|| refuse(&server, 2));
        ask(&url(&server), true).unwrap();
        ask(&url(&server), false).unwrap();
    });
}
