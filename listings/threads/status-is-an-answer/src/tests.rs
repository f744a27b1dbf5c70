use super::*;

fn asked(as_error: bool) -> String {
    let server = Server::http("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", server.server_addr());
    thread::scope(|scope| {
        scope.spawn(|| refuse(&server, 1));
        ask(&url, as_error).unwrap()
    })
}

#[test]
fn as_an_error_the_status_has_no_body() {
    assert_eq!(asked(true), "error: http status: 503");
}

#[test]
fn as_an_answer_it_has_one() {
    let answer = asked(false);
    assert!(answer.starts_with("answer: 503"), "{answer}");
    assert!(answer.ends_with("closed until noon"), "{answer}");
}

#[test]
fn a_server_that_is_gone_is_an_error_both_ways() {
    let server = Server::http("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", server.server_addr());
    drop(server);
    for as_error in [true, false] {
        let text = ask(&url, as_error).unwrap();
        assert!(text.starts_with("error: "), "{text}");
    }
}
