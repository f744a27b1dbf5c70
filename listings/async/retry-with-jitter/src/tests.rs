use super::*;

const LIMIT: Duration = Duration::from_secs(60);

/// Fails with each status in turn, then answers; and how often it was asked.
async fn scripted(
    limit: Duration,
    statuses: &[u16],
) -> (Result<usize, Failure>, usize) {
    let mut asked = 0;
    let attempt = async || {
        let status = statuses.get(asked).copied();
        asked += 1;
        sleep(Duration::from_millis(5)).await;
        status.map_or(Ok(asked), |status| Err(Failure::Status(status)))
    };
    let outcome = retry(limit, &mut Rng::with_seed(1), attempt).await;
    (outcome, asked)
}

#[tokio::test(start_paused = true)]
async fn the_waits_are_those_of_the_seed_below_growing_ceilings() {
    let start = Instant::now();
    assert_eq!(scripted(LIMIT, &[503; 8]).await, (Ok(9), 9));
    let mut random = Rng::with_seed(1);
    let ceilings = [20, 40, 80, 160, 320, 640, 1000, 1000];
    let waits = ceilings.map(|at_most| random.u64(0..=at_most));
    let all = waits.iter().sum::<u64>() + 9 * 5;
    assert_eq!(start.elapsed(), Duration::from_millis(all));
}

#[tokio::test(start_paused = true)]
async fn what_will_not_pass_is_not_asked_again() {
    for status in [400, 401, 403, 404, 501] {
        let (outcome, asked) = scripted(LIMIT, &[status; 9]).await;
        assert_eq!((outcome, asked), (Err(Failure::Status(status)), 1));
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_comes_before_the_deadline() {
    let start = Instant::now();
    let (outcome, asked) = scripted(LIMIT, &[503; 999]).await;
    assert_eq!(outcome, Err(Failure::Status(503)));
    assert!(asked > 60, "{asked}");
    assert!(start.elapsed() < LIMIT);
    assert!(start.elapsed() >= LIMIT - Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_never_ends_is_cut_off_at_the_deadline() {
    let start = Instant::now();
    let silence = async || std::future::pending().await;
    let mut random = Rng::with_seed(1);
    let outcome: Result<(), _> =
        retry(LIMIT, &mut random, silence).await;
    assert_eq!(outcome, Err(Failure::TooLate));
    assert_eq!(start.elapsed(), LIMIT);
}

#[tokio::test]
async fn a_server_that_fails_four_times_is_asked_five_times() {
    let asked = Arc::new(AtomicUsize::new(0));
    let base = serve(asked.clone()).await.unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let url = format!("{base}/core-1");
    let attempt = async || ask(&client, &url).await;
    let outcome = retry(LIMIT, &mut Rng::with_seed(1), attempt).await;
    assert_eq!(outcome, Ok(200));
    assert_eq!(asked.load(Ordering::Relaxed), 5);
}
