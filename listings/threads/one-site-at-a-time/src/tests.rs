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
    let outcomes = with_server(&net, || ask_all(&net));
    let most = net.most.load(Ordering::Relaxed);
    assert!(MOST.contains(&most), "{most} requests at once");
    assert_eq!(outcomes, SITES.map(|site| (site, expected(site))));
}

#[test]
#[should_panic(expected = "the client is gone")]
fn a_client_that_panics_leaves_no_server_waiting() {
    let net = Net::new().unwrap();
    with_server(&net, || panic!("the client is gone"));
}

const MOST: std::ops::RangeInclusive<usize> = 1..=1;
