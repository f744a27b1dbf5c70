use std::cell::{Cell, RefCell};
use std::future::pending;
use std::thread;

use tokio::time::sleep;

use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

fn wanted(device: &str) -> Result<Uptime, Failure> {
    let days = match device {
        silent if silent <= "edge-08" => return Err(Failure::Silent),
        "edge-13" => return Err(Failure::NotJson),
        "edge-17" => return Err(Failure::Status(403)),
        "edge-19" => 0,
        "edge-21" => return Err(Failure::Status(503)),
        _ => 12,
    };
    let name = device.to_owned();
    Ok(Uptime { name, days })
}

/// The deadline is far away, and each device has four attempts. Where
/// this machine was too slow for one that is answered, it tries again.
#[tokio::test]
async fn each_device_has_its_own_outcome_in_the_order_of_the_list() {
    let (client, devices) = (client(), devices());
    loop {
        let base = serve(Asked::default()).await.unwrap();
        let (asked, answered) = (Asked::default(), Asked::default());
        let ask = async |device: &str| {
            count(&asked, device);
            let outcome =
                ask(&client, &format!("{base}/{device}")).await;
            count(&answered, device);
            outcome
        };
        let deadline = Instant::now() + 60 * SECOND;
        let outcomes = ask_all(&devices, deadline, ask).await;
        let mut asked = asked.lock().unwrap().clone();
        for silent in &devices[..8] {
            assert_eq!(asked.remove(silent), Some(4), "{silent}");
        }
        if asked != *answered.lock().unwrap() {
            continue;
        }
        assert_eq!(outcomes.len(), devices.len());
        for (device, outcome) in devices.iter().zip(outcomes) {
            assert_eq!(outcome, wanted(device), "{device}");
        }
        return;
    }
}

#[tokio::test]
async fn a_cut_body_may_pass_and_what_is_no_json_does_not() {
    let base = serve(Asked::default()).await.unwrap();
    let (client, cut) = (client(), format!("{base}/edge-15"));
    assert_eq!(ask(&client, &cut).await, Err(Failure::NoAnswer));
    assert!(ask(&client, &cut).await.is_ok());
    let html = format!("{base}/edge-13");
    assert_eq!(ask(&client, &html).await, Err(Failure::NotJson));
    assert!(Failure::NoAnswer.may_pass());
}

#[tokio::test(start_paused = true)]
async fn what_will_not_pass_is_asked_once() {
    let lasting = [401, 403, 404].map(Failure::Status);
    for lasting in lasting.into_iter().chain([Failure::NotJson]) {
        let mut asked = 0;
        let mut failure = Some(lasting);
        let attempt = async || {
            asked += 1;
            Err::<(), _>(failure.take().unwrap())
        };
        let deadline = Instant::now() + 60 * SECOND;
        assert!(retry(deadline, attempt).await.is_err());
        assert_eq!(asked, 1);
    }
}

#[tokio::test]
async fn a_request_without_the_token_is_refused_and_not_repeated() {
    let asked = Asked::default();
    let base = serve(asked.clone()).await.unwrap();
    let url = format!("{base}/edge-09");
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

#[tokio::test]
async fn a_server_that_is_gone_gives_no_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let outcome = ask(&client(), &base).await;
    assert_eq!(outcome, Err(Failure::NoAnswer));
}

/// More of them than there are places, and none is lost for it.
#[tokio::test(start_paused = true)]
async fn silent_devices_cost_the_others_no_outcome() {
    let (start, devices) = (Instant::now(), devices());
    let silent = 2 * IN_FLIGHT;
    let ask = async |device: &str| {
        if devices[..silent].iter().any(|name| name == device) {
            pending::<()>().await;
        }
        Ok(device.to_owned())
    };
    // Each place waits for two of them, four attempts long.
    let waits = Duration::from_millis(WAITS_AT_MOST.iter().sum());
    let deadline = start + 2 * (4 * EACH + waits) + SECOND;
    let outcomes = ask_all(&devices, deadline, ask).await;
    for outcome in &outcomes[..silent] {
        assert_eq!(outcome, &Err(Failure::Silent));
    }
    for (device, outcome) in devices.iter().zip(outcomes).skip(silent) {
        assert_eq!(outcome.as_ref(), Ok(device));
    }
    assert!(Instant::now() < deadline);
}

/// All others are asked and answer while it has its first attempt.
#[tokio::test(start_paused = true)]
async fn a_silent_device_holds_one_place_and_no_other() {
    let devices = devices();
    let asked = Cell::new(0);
    let ask = async |device: &str| {
        asked.set(asked.get() + 1);
        if device == devices[0] {
            pending::<()>().await;
        }
        Ok(())
    };
    let deadline = Instant::now() + EACH / 2;
    let outcomes = ask_all(&devices, deadline, ask).await;
    assert_eq!(asked.get(), devices.len());
    assert_eq!(outcomes[0], Err(Failure::Silent));
    assert!(outcomes[1..].iter().all(Result::is_ok));
}

#[tokio::test(start_paused = true)]
async fn a_device_whose_turn_comes_too_late_was_never_asked() {
    let (start, devices) = (Instant::now(), devices());
    let asked = RefCell::new(Vec::new());
    let ask = async |device: &str| {
        asked.borrow_mut().push(device.to_owned());
        pending::<Result<(), Failure>>().await
    };
    let deadline = start + EACH / 2;
    let outcomes = ask_all(&devices, deadline, ask).await;
    assert_eq!(Instant::now(), deadline);
    assert_eq!(asked.into_inner(), devices[..IN_FLIGHT]);
    let (silent, never) = outcomes.split_at(IN_FLIGHT);
    assert!(silent.iter().all(|end| end == &Err(Failure::Silent)));
    assert!(never.iter().all(|end| end == &Err(Failure::NeverAsked)));
}

#[tokio::test(start_paused = true)]
async fn as_many_are_in_flight_as_the_limit_allows_and_no_more() {
    let (now, most) = (Cell::new(0), Cell::new(0));
    let ask = async |_: &str| {
        now.set(now.get() + 1);
        most.set(most.get().max(now.get()));
        sleep(EACH / 2).await;
        now.set(now.get() - 1);
        Ok(())
    };
    let deadline = Instant::now() + 60 * SECOND;
    let outcomes = ask_all(&devices(), deadline, ask).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(most.get(), IN_FLIGHT);
}

/// The outcome of a device that fails `failures` times with a 503, how
/// often it was asked, and how long that took beside the asking.
async fn scripted(failures: u32) -> (Result<u32, Failure>, u32, u64) {
    let start = Instant::now();
    let mut asked = 0;
    let attempt = async || {
        asked += 1;
        sleep(EACH / 2).await;
        match asked {
            asked if asked > failures => Ok(asked),
            _ => Err(Failure::Status(503)),
        }
    };
    let outcome = retry(start + 60 * SECOND, attempt).await;
    let waited = start.elapsed() - EACH / 2 * asked;
    (outcome, asked, waited.as_millis().try_into().unwrap())
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_is_bounded_and_so_are_the_waits() {
    let most = 4;
    for failures in 0..9 {
        let (outcome, asked, waited) = scripted(failures).await;
        if failures < most {
            assert_eq!((outcome, asked), (Ok(failures + 1), asked));
        } else {
            let wanted = Err(Failure::Status(503));
            assert_eq!((outcome, asked), (wanted, most));
        }
        let waits = &WAITS_AT_MOST[..asked as usize - 1];
        assert!(waited <= waits.iter().sum());
    }
}

/// Each thread stands for a process that starts at the same moment.
#[test]
fn programs_that_fail_together_do_not_come_back_together() {
    let waits = || -> Vec<u64> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        (0..8).map(|_| runtime.block_on(scripted(9)).2).collect()
    };
    let first = thread::spawn(waits).join().unwrap();
    let second = thread::spawn(waits).join().unwrap();
    assert_ne!(first, second);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_at_its_own_limit_or_at_the_deadline() {
    let silence = async || pending::<Result<(), Failure>>().await;
    let mut begun = Vec::new();
    let start = Instant::now();
    let attempt = async || {
        begun.push(start.elapsed());
        silence().await
    };
    let outcome = retry(start + 60 * SECOND, attempt).await;
    assert_eq!(outcome, Err(Failure::Silent));
    assert_eq!(begun.len(), 4);
    assert!(begun.windows(2).all(|two| two[1] - two[0] >= EACH));

    let deadline = Instant::now() + EACH * 3 / 2;
    let outcome = retry(deadline, silence).await;
    assert_eq!(outcome, Err(Failure::Silent));
    assert_eq!(Instant::now(), deadline);
    let outcome = retry(deadline, silence).await;
    assert_eq!(outcome, Err(Failure::NeverAsked));
    assert_eq!(Instant::now(), deadline);
}
