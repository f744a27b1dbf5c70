use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Barrier;

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

fn wanted(device: &str) -> Result<Uptime, Failure> {
    let days = match device {
        "edge-02" => return Err(Failure::OutOfTime),
        "edge-05" => 0,
        "edge-09" => return Err(Failure::Status(503)),
        "edge-13" => return Err(Failure::NotJson),
        "edge-17" => return Err(Failure::Status(403)),
        _ => 12,
    };
    let name = device.to_owned();
    Ok(Uptime { name, days })
}

#[tokio::test]
async fn each_device_has_its_own_outcome_in_the_order_of_the_list() {
    let asked = Asked::default();
    let app = Router::new().route("/{name}", get(answer));
    let base = serve(app.with_state(asked.clone())).await.unwrap();
    let devices = devices();
    let deadline = Instant::now() + 2 * SECOND;
    let outcomes = poll_all(&client(), &base, &devices, deadline).await;
    assert!(Instant::now() >= deadline);
    assert_eq!(outcomes.len(), devices.len());
    for (device, outcome) in devices.iter().zip(outcomes) {
        assert_eq!(outcome, wanted(device), "{device}");
        let times = match device.as_str() {
            "edge-05" => 3,
            "edge-09" => 4,
            _ => 1,
        };
        assert_eq!(asked.lock().unwrap()[device], times, "{device}");
    }
}

#[tokio::test]
async fn a_request_without_the_token_is_refused_and_not_repeated() {
    let asked = Asked::default();
    let app = Router::new().route("/{name}", get(answer));
    let base = serve(app.with_state(asked.clone())).await.unwrap();
    let url = format!("{base}/edge-01");
    for token in [None, Some("winter")] {
        let mut request = client().get(&url);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        assert_eq!(request.send().await.unwrap().status(), 401);
    }
    assert!(asked.lock().unwrap().is_empty());
    assert!(!Failure::Status(401).may_pass());
}

/// Answers when as many requests are there as may be in flight, and a
/// moment later, so that one too many would be seen.
#[tokio::test]
async fn as_many_are_in_flight_as_the_limit_allows_and_no_more() {
    let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let load = Arc::new((now, most, Barrier::new(IN_FLIGHT)));
    let shared = load.clone();
    let answer = async move |Path(name): Path<String>| {
        let (now, most, all_here) = &*shared;
        let at_once = now.fetch_add(1, Ordering::Relaxed) + 1;
        most.fetch_max(at_once, Ordering::Relaxed);
        all_here.wait().await;
        sleep(SECOND / 20).await;
        now.fetch_sub(1, Ordering::Relaxed);
        Json(Uptime { name, days: 1 })
    };
    let app = Router::new().route("/{name}", get(answer));
    let base = serve(app).await.unwrap();
    let devices = devices();
    assert_eq!(devices.len() % IN_FLIGHT, 0);
    let deadline = Instant::now() + 20 * SECOND;
    let outcomes = poll_all(&client(), &base, &devices, deadline).await;
    for (device, outcome) in devices.iter().zip(outcomes) {
        assert_eq!(&outcome.unwrap().name, device);
    }
    assert_eq!(load.1.load(Ordering::Relaxed), IN_FLIGHT);
}

#[tokio::test]
async fn a_server_that_is_gone_gives_no_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let outcome = ask(&client(), &base).await;
    assert_eq!(outcome, Err(Failure::NoAnswer));
}

/// The outcome of a device that fails `failures` times with a 503, how
/// often it was asked, and how long that took.
async fn scripted(
    limit: Duration,
    failures: u32,
) -> (Result<u32, Failure>, u32, Duration) {
    let start = Instant::now();
    let mut asked = 0;
    let attempt = async || {
        asked += 1;
        sleep(SECOND).await;
        match asked {
            asked if asked > failures => Ok(asked),
            _ => Err(Failure::Status(503)),
        }
    };
    let outcome =
        retry(start + limit, Rng::with_seed(1), attempt).await;
    (outcome, asked, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_is_bounded_and_so_are_the_waits() {
    let most = 4;
    for failures in 0..9 {
        let (outcome, asked, took) =
            scripted(SECOND * 99, failures).await;
        if failures < most {
            assert_eq!((outcome, asked), (Ok(failures + 1), asked));
        } else {
            let wanted = Err(Failure::Status(503));
            assert_eq!((outcome, asked), (wanted, most));
        }
        let waited = took - SECOND * asked;
        let mut random = Rng::with_seed(1);
        let waits = &WAITS_AT_MOST[..asked as usize - 1];
        let waits =
            waits.iter().map(|at_most| random.u64(0..=*at_most));
        assert_eq!(waited, Duration::from_millis(waits.sum()));
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_is_under_way_ends_at_the_deadline() {
    let limit = SECOND * 3 / 2;
    let (outcome, asked, took) = scripted(limit, 9).await;
    assert_eq!(outcome, Err(Failure::OutOfTime));
    assert_eq!((asked, took), (2, limit));
}

#[tokio::test(start_paused = true)]
async fn the_deadline_is_that_of_the_caller_and_not_a_new_limit() {
    let deadline = Instant::now() + 3 * SECOND;
    for _ in 0..2 {
        let silence = async || pending::<Result<(), _>>().await;
        let outcome = retry(deadline, Rng::with_seed(1), silence).await;
        assert_eq!(outcome, Err(Failure::OutOfTime));
        assert_eq!(Instant::now(), deadline);
    }
}
