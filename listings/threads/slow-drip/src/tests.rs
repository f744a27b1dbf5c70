use super::*;

#[test]
fn a_limit_on_each_read_lets_a_slow_answer_through() {
    let server = Server::http("127.0.0.1:0").unwrap();
    let config = Agent::config_builder().proxy(None);
    let config = config.timeout_per_read(LIMIT).build();
    assert_eq!(ask(&server, config.into()).unwrap(), "core-1: up");
}

#[test]
fn a_limit_on_the_whole_ends_it() {
    let server = Server::http("127.0.0.1:0").unwrap();
    let config = Agent::config_builder().proxy(None);
    let config = config.timeout_global(LIMIT).build();
    let answer = ask(&server, config.into());
    assert!(matches!(answer, Err(ureq::Error::Timeout(_))));
}
