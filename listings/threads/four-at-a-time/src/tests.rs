use ureq::Proxy;

use super::*;

fn expected(site: &str) -> Result<u16, Failure> {
    match site {
        "edge-2" => Err(Failure::Status(503)),
        "lab-3" => Err(Failure::NoAnswer),
        "oob-2" => Err(Failure::TooSlow),
        _ => Ok(200),
    }
}

#[test]
fn each_site_has_its_own_outcome_in_the_order_of_the_sites() {
    let net = Net::new().unwrap();
    let agent = agent();
    let outcomes = with_server(&net, || ask_all(&net, &agent));
    assert_eq!(outcomes, SITES.map(|site| (site, expected(site))));
    assert!(net.most.load(Ordering::Relaxed) <= LIMIT);
}

/// Every request goes to a proxy, which holds the first four. No other has
/// come for a while.
#[test]
fn four_requests_are_under_way_at_once_and_no_fifth() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let agent: Agent = Agent::config_builder()
        .proxy(Some(Proxy::new(&address).unwrap()))
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into();
    let accept = |limit: Duration| {
        let start = Instant::now();
        while start.elapsed() < limit {
            if let Ok((request, _)) = proxy.accept() {
                return Some(request);
            }
            thread::sleep(Duration::from_millis(1));
        }
        None
    };
    let net = Net::new().unwrap();
    let (held, fifth) = thread::scope(|scope| {
        let client = scope.spawn(|| ask_all(&net, &agent));
        let requests = || accept(Duration::from_secs(5));
        let held = Vec::from_iter(std::iter::from_fn(requests).take(4));
        let fifth = accept(Duration::from_secs(1)).is_some();
        let counted = (held.len(), fifth);
        drop(held);
        while !client.is_finished() {
            drop(accept(Duration::from_millis(20)));
        }
        counted
    });
    assert_eq!(held, 4, "requests at once");
    assert!(!fifth, "a fifth request at once");
}

#[test]
#[should_panic(expected = "the client is gone")]
fn a_client_that_panics_leaves_no_server_waiting() {
    let net = Net::new().unwrap();
    with_server(&net, || panic!("the client is gone"));
}
